import {
  clinicianColumns,
  estimateColumns,
  memberColumns,
  packFiles,
  shareColumns,
  teamColumns,
  wholeOrganisation,
} from '#domain/auditing/pack-files.ts'
import { differingColumns, estimateRecord, shareRecords } from '#domain/auditing/records.ts'
import { PersonProfiles } from '#domain/comprehension/groups/person-profiles.ts'
import { readOut } from '#domain/comprehension/read-out.ts'
import type { EvidenceOfPeople } from './check-answers.ts'
import type { Findings } from './findings.ts'
import type { PackContent } from './pack-content.ts'
import type { PackReader } from './pack-reader.ts'
import { recordsIn } from './records.ts'

type Recomputing = {
  readonly pack: PackReader
  readonly content: PackContent
  readonly people: EvidenceOfPeople
  readonly asOf: Date
  readonly findings: Findings
}

/** Everybody's figures, recomputed: what the shares of groups are computed from. */
type Recomputed = { readonly profiles: PersonProfiles; readonly counted: ReadonlyMap<string, number> }

/** Every estimate and status, against those recomputed from the answers. */
export async function checkEstimates({
  pack,
  content,
  people,
  asOf,
  findings,
}: Recomputing): Promise<{ readonly compared: number; readonly recomputed: Recomputed }> {
  const options = { practices: content.practices, asOf }
  const clinicians: { person: string; counts: boolean }[] = []
  for await (const [person = '', counts] of recordsIn(pack, packFiles.clinicians, clinicianColumns))
    clinicians.push({ person, counts: counts === '1' })
  const profiles = new PersonProfiles(clinicians.length, content.parameters, options)
  const counted = new Map<string, number>()
  const given = recordsIn(pack, packFiles.estimates, estimateColumns)
  let compared = 0
  for (const [number, { person, counts }] of clinicians.entries()) {
    const evidence = people.get(person) ?? new Map()
    const estimates = readOut(evidence, content.parameters, options)
    for (const estimate of estimates) {
      const { value } = await given.next()
      compare(packFiles.estimates, estimateColumns, value ?? null, estimateRecord(person, estimate), findings)
      compared += 1
    }
    profiles.set(number, evidence, estimates)
    if (counts) counted.set(person, number)
  }
  await expectNoMore(packFiles.estimates, given, findings)
  return { compared, recomputed: { profiles, counted } }
}

/** The organisation's shares and every team's. Returns how many were compared. */
export async function checkShares(
  { pack, content, findings }: Recomputing,
  { profiles, counted }: Recomputed,
): Promise<number> {
  const { practices } = content
  let compared = 0
  const against = async (file: string, groups: Iterable<{ id: string; numbers: number[]; prior: Prior }>) => {
    const given = recordsIn(pack, file, shareColumns)
    for (const { id, numbers, prior } of groups) {
      for (const record of shareRecords(id, numbers.length, practices, profiles.figuresOf(numbers, { prior }))) {
        const { value } = await given.next()
        compare(file, shareColumns, value ?? null, record, findings)
        compared += 1
      }
    }
    await expectNoMore(file, given, findings)
  }
  await against(packFiles.organisationShares, [
    { id: wholeOrganisation, numbers: [...counted.values()], prior: 'standard' },
  ])
  const teams = await membersOfTeams(pack, counted)
  await against(
    packFiles.teamShares,
    [...teams].map(([id, members]) => ({ id, numbers: [...members], prior: 'of-the-group' as const })),
  )
  return compared
}

type Prior = 'standard' | 'of-the-group'

/** The numbers of the counted members of each team, those of the teams below among them. */
async function membersOfTeams(
  pack: PackReader,
  counted: ReadonlyMap<string, number>,
): Promise<ReadonlyMap<string, ReadonlySet<number>>> {
  const parents = new Map<string, string>()
  for await (const [team = '', parent = ''] of recordsIn(pack, packFiles.teams, teamColumns)) parents.set(team, parent)
  const membersOf = new Map<string, Set<number>>([...parents.keys()].map((team) => [team, new Set()]))
  for await (const [team = '', person = ''] of recordsIn(pack, packFiles.members, memberColumns)) {
    const number = counted.get(person)
    // A member of a team is one of every team above it.
    const seen = new Set<string>()
    for (let above = team; number !== undefined && above !== '' && !seen.has(above); above = parents.get(above) ?? '') {
      seen.add(above)
      membersOf.get(above)?.add(number)
    }
  }
  return membersOf
}

function compare(
  file: string,
  columns: readonly string[],
  given: string[] | null,
  recomputed: string[],
  findings: Findings,
): void {
  const about = recomputed.slice(0, 2).join(', ')
  if (given === null) {
    findings.add(file, `${file}: ${about} is missing`)
    return
  }
  for (const column of differingColumns(columns, given, recomputed)) {
    const place = columns.indexOf(column)
    findings.add(file, `${file}: ${about}: ${column} says ${given[place]}, the answers give ${recomputed[place]}`)
  }
}

async function expectNoMore(file: string, given: AsyncGenerator<readonly string[]>, findings: Findings): Promise<void> {
  const { done } = await given.next()
  if (!done) findings.add(file, `${file}: there is more in it than the answers give`)
  await given.return(undefined)
}
