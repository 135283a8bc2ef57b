import { z } from 'zod'
import type { ReadOnlyTransaction } from '#data/database/read-only.ts'
import { sql } from '#data/database/sql.ts'
import { organisationGroups } from '#data/reports/shared/organisation-groups.ts'
import { readClinicians } from '#data/reports/shared/read-clinicians.ts'
import { EvidenceColumns, evidenceIn } from '#data/understanding/shared/evidence-row.ts'
import { estimateColumns, shareColumns, wholeOrganisation } from '#domain/auditing/pack-files.ts'
import { estimateRecord, shareRecords } from '#domain/auditing/records.ts'
import type { Evidence } from '#domain/comprehension/evidence.ts'
import { PersonProfiles } from '#domain/comprehension/groups/person-profiles.ts'
import type { PracticeId } from '#domain/comprehension/item.ts'
import type { Parameters } from '#domain/comprehension/parameters.ts'
import type { ReportedPractice } from '#domain/comprehension/read-out.ts'
import { csvText } from '#platform/csv/csv-text.ts'
import { peopleForExport, teamsForExport } from './export-ids.ts'

export type Reporting = {
  readonly organisationId: string
  readonly parameters: Parameters
  readonly practices: readonly ReportedPractice[]
  readonly asOf: Date
}

/** For a raw query, on its table `person` `p`: whose statuses are deleted, so that no figure is theirs and no answer is read for one. */
export const isPast = sql`p.status = 'suspended' AND p.statuses_deleted_at IS NOT NULL`

/** Someone whose understanding is reported: every clinician, and anyone who has answered. */
export const reportedPeople = (organisationId: string) => sql`
  SELECT p.id AS person_id, export.export_id, (p.status <> 'suspended' AND r.role IS NOT NULL) AS counted
  FROM ${peopleForExport(organisationId)} export
  JOIN person p ON p.organisation_id = ${organisationId}::uuid AND p.id = export.id
  LEFT JOIN person_role r ON r.organisation_id = p.organisation_id AND r.person_id = p.id AND r.role = 'clinician'
  WHERE p.organisation_id = ${organisationId}::uuid AND NOT (${isPast}) AND (r.role IS NOT NULL OR EXISTS (
    SELECT 1 FROM understanding u WHERE u.organisation_id = p.organisation_id AND u.person_id = p.id))`

const ofPerson = { person_id: z.string(), export_id: z.string(), counted: z.boolean() }
/** Someone who has answered nothing has one row without a practice. */
const ReportedRow = z.union([
  EvidenceColumns.extend({ ...ofPerson, practice_id: z.string() }),
  z.object({ ...ofPerson, practice_id: z.null() }),
])
const TeamRow = z.object({ id: z.string(), export_id: z.string() })
const CountRow = z.object({ people: z.number() })

type ReportedPerson = {
  readonly personId: string
  readonly exportId: string
  readonly counts: boolean
  readonly evidence: Map<PracticeId, Evidence>
}

/** Everybody's figures as they were written to estimates.csv, from which the shares of groups are read. */
export class ReportedFigures {
  readonly profiles: PersonProfiles
  /** The numbers of those who count in groups, by their ids. */
  readonly counted = new Map<string, number>()

  constructor(people: number, { parameters, practices, asOf }: Reporting) {
    this.profiles = new PersonProfiles(people, parameters, { practices, asOf })
  }
}

/** How many people are reported. */
export async function countReportedPeople(transaction: ReadOnlyTransaction, organisationId: string): Promise<number> {
  const [row] = await transaction.all(
    CountRow,
    sql`SELECT count(*)::int AS people FROM (${reportedPeople(organisationId)}) r`,
  )
  return row?.people ?? 0
}

/**
 * estimates.csv, from the same stored understanding that the reports read. Leaves what the shares of groups are made of
 * in `figures`.
 */
export async function* packEstimates(
  transaction: ReadOnlyTransaction,
  { organisationId }: Reporting,
  { profiles, counted }: ReportedFigures,
): AsyncGenerator<string> {
  yield csvText([estimateColumns])
  let number = 0
  for await (const people of reportedBatches(transaction, organisationId)) {
    const records: string[][] = []
    for (const { personId, exportId, counts, evidence } of people) {
      for (const estimate of profiles.set(number, evidence)) records.push(estimateRecord(exportId, estimate))
      if (counts) counted.set(personId, number)
      number += 1
    }
    yield csvText(records)
  }
}

/** organisation-shares.csv: all counted clinicians together, as the organisation's report counts them. */
export function packOrganisationShares({ practices }: Reporting, { profiles, counted }: ReportedFigures): string {
  const everybody = [...counted.values()]
  const figures = profiles.figuresOf(everybody, { prior: 'standard' })
  return csvText([shareColumns, ...shareRecords(wholeOrganisation, everybody.length, practices, figures)])
}

/**
 * team-shares.csv: each team together with those below it, as its report shows it. What the reports of the same moment would not
 * show beside each other, professions and sites among them, has no figure here either.
 */
export async function* packTeamShares(
  transaction: ReadOnlyTransaction,
  { organisationId, practices }: Reporting,
  { profiles, counted }: ReportedFigures,
): AsyncGenerator<string> {
  yield csvText([shareColumns])
  const { people } = await readClinicians(transaction, organisationId)
  const groups = new Map(
    organisationGroups(people).flatMap((group) => (group.kind === 'team' ? [[group.id, group]] : [])),
  )
  const exportRows = transaction.batches(
    TeamRow,
    sql`SELECT id, export_id FROM ${teamsForExport(organisationId)} t ORDER BY export_id`,
  )
  for await (const batch of exportRows) {
    for (const { id, export_id } of batch) {
      const { members = [], visibility = 'too-few' } = groups.get(id) ?? {}
      const numbers = Array.from(members, (member) => numberOf(counted, people[member]?.id ?? ''))
      const figures = visibility === 'shown' ? profiles.figuresOf(numbers, { prior: 'of-the-group' }) : visibility
      yield csvText(shareRecords(export_id, numbers.length, practices, figures))
    }
  }
}

function numberOf(countedNumbers: ReadonlyMap<string, number>, personId: string): number {
  const number = countedNumbers.get(personId)
  if (number === undefined) throw new Error(`Person ${personId} counts in groups and is not reported`)
  return number
}

const peopleABatch = 500

/** Everybody who is reported with their evidence, in batches, in the order of the ids that exports have of them. */
async function* reportedBatches(
  transaction: ReadOnlyTransaction,
  organisationId: string,
): AsyncGenerator<ReportedPerson[]> {
  const rows = transaction.batches(
    ReportedRow,
    sql`
      SELECT p.person_id, p.export_id, p.counted, u.practice_id, u.likelihood, u.answers, u.effective_answers, u.last_evidence_at,
        u.stability_days, u.trained_at, u.right_on_later_day_at, u.sure_and_wrong
      FROM (${reportedPeople(organisationId)}) p
      LEFT JOIN understanding u ON u.organisation_id = ${organisationId}::uuid AND u.person_id = p.person_id
      ORDER BY p.export_id, u.practice_id`,
    { size: 2000 },
  )
  let people: ReportedPerson[] = []
  for await (const batch of rows) {
    for (const row of batch) {
      let person = people.at(-1)
      if (person?.personId !== row.person_id) {
        if (people.length >= peopleABatch) {
          yield people
          people = []
        }
        person = { personId: row.person_id, exportId: row.export_id, counts: row.counted, evidence: new Map() }
        people.push(person)
      }
      if (row.practice_id !== null) person.evidence.set(row.practice_id, evidenceIn(row))
    }
  }
  if (people.length > 0) yield people
}
