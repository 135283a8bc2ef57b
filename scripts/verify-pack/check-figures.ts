import {
  allPractices,
  clinicianColumns,
  estimateColumns,
  largestTeam,
  memberColumns,
  packFiles,
  shareColumns,
  teamColumns,
  wholeOrganisation,
} from '#domain/auditing/pack-files.ts'
import { differingColumns, estimateRecord, shareRecord } from '#domain/auditing/records.ts'
import { type GroupMember, groupShare, SMALLEST_GROUP } from '#domain/comprehension/group-share.ts'
import { overallShare } from '#domain/comprehension/overall-share.ts'
import { readOut } from '#domain/comprehension/read-out.ts'
import { sharesByPractice, teamMembers } from '#domain/comprehension/team-share.ts'
import type { EvidenceOfPeople } from './check-answers.ts'
import type { Findings } from './findings.ts'
import type { PackContent } from './pack-content.ts'
import type { PackReader } from './pack-reader.ts'
import { recordsIn } from './records.ts'

type Figures = {
  readonly pack: PackReader
  readonly content: PackContent
  readonly people: EvidenceOfPeople
  readonly asOf: Date
  readonly findings: Findings
}

/** Every estimate and status, against those recomputed from the answers. Returns how many were compared. */
export async function checkEstimates(figures: Figures): Promise<number> {
  const { pack, content, people, asOf } = figures
  const options = { practices: content.practices, asOf }
  const given = recordsIn(pack, packFiles.estimates, estimateColumns)
  let compared = 0
  for await (const [person = ''] of recordsIn(pack, packFiles.clinicians, clinicianColumns)) {
    for (const estimate of readOut(people.get(person) ?? new Map(), content.parameters, options)) {
      const { value } = await given.next()
      compare(packFiles.estimates, estimateColumns, value ?? null, estimateRecord(person, estimate), figures.findings)
      compared += 1
    }
  }
  await expectNoMore(packFiles.estimates, given, figures.findings)
  return compared
}

/** The organisation's shares and every team's. Returns how many were compared. */
export async function checkShares(figures: Figures): Promise<number> {
  const { pack, findings } = figures
  const counted = new Set<string>()
  for await (const [person = '', counts] of recordsIn(pack, packFiles.clinicians, clinicianColumns))
    if (counts === '1') counted.add(person)
  let compared = 0
  const against = async (file: string, recomputed: Iterable<string[]> | AsyncIterable<string[]>) => {
    const given = recordsIn(pack, file, shareColumns)
    for await (const record of recomputed) {
      const { value } = await given.next()
      compare(file, shareColumns, value ?? null, record, findings)
      compared += 1
    }
    await expectNoMore(file, given, findings)
  }
  await against(packFiles.organisationShares, organisationShares(figures, counted))
  await against(packFiles.teamShares, teamShares(figures, counted))
  return compared
}

function organisationShares({ content, people, asOf }: Figures, counted: ReadonlySet<string>): string[][] {
  const { practices, parameters } = content
  const cells = practices.map((): GroupMember[] => [])
  for (const person of counted) {
    for (const [place, estimate] of readOut(people.get(person) ?? new Map(), parameters, { practices, asOf }).entries())
      cells[place]?.push({ probability: estimate.probability, status: estimate.status })
  }
  return practices.map(({ id }, place) =>
    shareRecord(wholeOrganisation, id, counted.size, groupShare(cells[place] ?? [])),
  )
}

async function* teamShares({ pack, content, people, asOf }: Figures, counted: ReadonlySet<string>) {
  const { practices, parameters } = content
  const parents = new Map<string, string>()
  for await (const [team = '', parent = ''] of recordsIn(pack, packFiles.teams, teamColumns)) parents.set(team, parent)
  const membersOf = new Map<string, Set<string>>([...parents.keys()].map((team) => [team, new Set()]))
  for await (const [team = '', person = ''] of recordsIn(pack, packFiles.members, memberColumns)) {
    if (!counted.has(person)) continue
    // A member of a team is one of every team above it.
    const seen = new Set<string>()
    for (let above = team; above !== '' && !seen.has(above); above = parents.get(above) ?? '') {
      seen.add(above)
      membersOf.get(above)?.add(person)
    }
  }
  for (const [team, members] of membersOf) {
    if (members.size < SMALLEST_GROUP || members.size > largestTeam) {
      yield shareRecord(team, allPractices, members.size, 'too-few')
      continue
    }
    const read = teamMembers(
      [...members].map((person) => people.get(person) ?? new Map()),
      parameters,
      { practices, asOf },
    )
    const shares = sharesByPractice(read, { practices })
    yield shareRecord(team, allPractices, members.size, overallShare(read))
    for (const { id } of practices)
      yield shareRecord(team, id, members.size, shares === 'too-few' ? shares : (shares.get(id) ?? 'too-few'))
  }
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

async function expectNoMore(file: string, given: AsyncGenerator<string[]>, findings: Findings): Promise<void> {
  const { done } = await given.next()
  if (!done) findings.add(file, `${file}: there is more in it than the answers give`)
  await given.return(undefined)
}
