import { clinicianColumns, estimateColumns, packFiles } from '#domain/auditing/pack-files.ts'
import { differingColumns, estimateRecord } from '#domain/auditing/records.ts'
import { PersonProfiles } from '#domain/comprehension/groups/person-profiles.ts'
import { checkAnswers } from './check-answers.ts'
import type { Findings } from './findings.ts'
import type { PackContent } from './pack-content.ts'
import type { PackReader } from './pack-reader.ts'
import { recordsIn } from './records.ts'

export type Recomputing = {
  readonly pack: PackReader
  readonly content: PackContent
  readonly asOf: Date
  readonly findings: Findings
}

/** Everybody's figures, recomputed: what the shares of groups are computed from. Under 1 KiB a person. */
export type RecomputedFigures = { readonly profiles: PersonProfiles; readonly counted: ReadonlyMap<string, number> }

type CheckedPeople = {
  readonly answers: number
  /** How many people have answered. */
  readonly people: number
  readonly compared: number
  readonly recomputed: RecomputedFigures
}

/**
 * Every answer, estimate and status, person by person: answers, clinicians and estimates of a pack are in the same order, and are
 * read side by side.
 */
export async function checkPeople({ pack, content, asOf, findings }: Recomputing): Promise<CheckedPeople> {
  const options = { practices: content.practices, asOf }
  const profiles = new PersonProfiles(await countClinicians(pack), content.parameters, options)
  const countedNumbers = new Map<string, number>()
  const givenRecords = recordsIn(pack, packFiles.estimates, estimateColumns)
  const answering = checkAnswers(pack, content, findings)
  let next = await answering.next()
  const totals = { answers: 0, people: 0, compared: 0 }
  const passBy = async (): Promise<void> => {
    if (next.done === true) return
    totals.people += 1
    totals.answers += next.value.answers
    next = await answering.next()
  }
  let number = 0
  for await (const [person = '', counts] of recordsIn(pack, packFiles.clinicians, clinicianColumns)) {
    for (; next.done !== true && next.value.person < person; await passBy()) addStranger(next.value.person, findings)
    const own = next.done !== true && next.value.person === person ? next.value.evidence : new Map()
    if (next.done !== true && next.value.person === person) await passBy()
    for (const estimate of profiles.set(number, own)) {
      const { value } = await givenRecords.next()
      compare(packFiles.estimates, estimateColumns, value ?? null, estimateRecord(person, estimate), findings)
      totals.compared += 1
    }
    if (counts === '1') countedNumbers.set(person, number)
    number += 1
  }
  for (; next.done !== true; await passBy()) addStranger(next.value.person, findings)
  await expectNoMore(packFiles.estimates, givenRecords, findings)
  return { ...totals, recomputed: { profiles, counted: countedNumbers } }
}

function addStranger(person: string, findings: Findings): void {
  findings.add(
    'people',
    `${packFiles.answers}: person ${person} is not in ${packFiles.clinicians}, or not in its order`,
  )
}

async function countClinicians(pack: PackReader): Promise<number> {
  let clinicians = 0
  for await (const _ of recordsIn(pack, packFiles.clinicians, clinicianColumns)) clinicians += 1
  return clinicians
}

export function compare(
  file: string,
  columns: readonly string[],
  givenRecords: string[] | null,
  recomputedLines: string[],
  findings: Findings,
): void {
  const about = recomputedLines.slice(0, 2).join(', ')
  if (givenRecords === null) {
    findings.add(file, `${file}: ${about} is missing`)
    return
  }
  for (const column of differingColumns(columns, givenRecords, recomputedLines)) {
    const place = columns.indexOf(column)
    findings.add(
      file,
      `${file}: ${about}: ${column} says ${givenRecords[place]}, the answers give ${recomputedLines[place]}`,
    )
  }
}

export async function expectNoMore(
  file: string,
  givenRecords: AsyncGenerator<readonly string[]>,
  findings: Findings,
): Promise<void> {
  const { done } = await givenRecords.next()
  if (!done) findings.add(file, `${file}: there is more in it than the answers give`)
  await givenRecords.return(undefined)
}
