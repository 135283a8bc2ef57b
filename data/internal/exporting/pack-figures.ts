import {
  allPractices,
  estimateColumns,
  largestTeam,
  shareColumns,
  wholeOrganisation,
} from '#domain/auditing/pack-files.ts'
import { estimateRecord, shareRecord } from '#domain/auditing/records.ts'
import type { Evidence } from '#domain/comprehension/evidence.ts'
import { type GroupMember, groupShare, SMALLEST_GROUP } from '#domain/comprehension/group-share.ts'
import type { PracticeId } from '#domain/comprehension/item.ts'
import { csvLine } from '#domain/comprehension/offline/csv-reader.ts'
import { overallShare } from '#domain/comprehension/overall-share.ts'
import type { Parameters } from '#domain/comprehension/parameters.ts'
import { type ReportedPractice, readOut } from '#domain/comprehension/read-out.ts'
import { sharesByPractice, teamMembers } from '#domain/comprehension/team-share.ts'
import type { Snapshot } from './snapshot.ts'

export type Reporting = {
  readonly organisationId: string
  readonly parameters: Parameters
  readonly practices: readonly ReportedPractice[]
  readonly asOf: Date
}

/** Somebody whose understanding is reported: every clinician, and whoever has answered. */
export const reportedPeople = `
  SELECT p.id AS person_id, (p.status <> 'suspended' AND r.role IS NOT NULL) AS counted
  FROM person p
  LEFT JOIN person_role r ON r.organisation_id = p.organisation_id AND r.person_id = p.id AND r.role = 'clinician'
  WHERE p.organisation_id = $1 AND (r.role IS NOT NULL OR EXISTS (
    SELECT 1 FROM understanding u WHERE u.organisation_id = p.organisation_id AND u.person_id = p.id))`

type UnderstandingRow = {
  person_id: string
  counted: boolean
  practice_id: string | null
  likelihood: number[]
  answers: number
  effective_answers: number
  last_evidence_at: Date
  stability_days: number
  trained_at: Date | null
  right_on_later_day_at: Date | null
  sure_and_wrong: number
}

type Reported = { readonly personId: string; readonly counted: boolean; readonly evidence: Map<PracticeId, Evidence> }

/**
 * estimates.csv, from the same stored understanding that the reports read. Leaves what the organisation's shares are
 * made of in `cells`, by practice.
 */
export async function* packEstimates(
  snapshot: Snapshot,
  { organisationId, parameters, practices, asOf }: Reporting,
  cells: Map<PracticeId, GroupMember[]>,
): AsyncGenerator<string> {
  yield csvLine(estimateColumns)
  for await (const people of reported(snapshot, organisationId)) {
    let piece = ''
    for (const { personId, counted, evidence } of people) {
      for (const estimate of readOut(evidence, parameters, { practices, asOf })) {
        piece += csvLine(estimateRecord(personId, estimate))
        const { practice, probability, status } = estimate
        if (counted) cells.set(practice, withOneMore(cells.get(practice), { probability, status }))
      }
    }
    yield piece
  }
}

function withOneMore(members: GroupMember[] | undefined, member: GroupMember): GroupMember[] {
  if (members === undefined) return [member]
  members.push(member)
  return members
}

/** organisation-shares.csv: all counted clinicians together, as the organisation's report counts them. */
export function packOrganisationShares(
  { practices }: Reporting,
  cells: ReadonlyMap<PracticeId, readonly GroupMember[]>,
): string {
  return practices.reduce((text, { id }) => {
    const members = cells.get(id) ?? []
    return text + csvLine(shareRecord(wholeOrganisation, id, members.length, groupShare(members)))
  }, csvLine(shareColumns))
}

/** team-shares.csv: each team together with those below it, as its report shows it. */
export async function* packTeamShares(snapshot: Snapshot, reporting: Reporting): AsyncGenerator<string> {
  const { organisationId, parameters, practices, asOf } = reporting
  yield csvLine(shareColumns)
  const teams = await snapshot.all<{ id: string }>('SELECT id FROM team WHERE organisation_id = $1 ORDER BY id', [
    organisationId,
  ])
  for (const { id } of teams) {
    const members = await snapshot.all<{ person_id: string }>(
      `SELECT DISTINCT m.person_id FROM team_member m
        JOIN person p ON p.organisation_id = m.organisation_id AND p.id = m.person_id AND p.status <> 'suspended'
        JOIN person_role r ON r.organisation_id = m.organisation_id AND r.person_id = m.person_id AND r.role = 'clinician'
        WHERE m.organisation_id = $1 AND m.team_id = ANY (teams_and_below($1, ARRAY[$2]::uuid[]))`,
      [organisationId, id],
    )
    yield await sharesOfTeam(
      id,
      members.length,
      async () => {
        const people: ReadonlyMap<PracticeId, Evidence>[] = []
        for await (const batch of reported(
          snapshot,
          organisationId,
          members.map(({ person_id }) => person_id),
        ))
          people.push(...batch.map(({ evidence }) => evidence))
        return teamMembers(people, parameters, { practices, asOf })
      },
      practices,
    )
  }
}

async function sharesOfTeam(
  team: string,
  people: number,
  readMembers: () => Promise<ReturnType<typeof teamMembers>>,
  practices: readonly ReportedPractice[],
): Promise<string> {
  if (people < SMALLEST_GROUP || people > largestTeam)
    return csvLine(shareRecord(team, allPractices, people, 'too-few'))
  const members = await readMembers()
  const shares = sharesByPractice(members, { practices })
  return practices.reduce(
    (text, { id }) =>
      text + csvLine(shareRecord(team, id, people, shares === 'too-few' ? shares : (shares.get(id) ?? 'too-few'))),
    csvLine(shareRecord(team, allPractices, people, overallShare(members))),
  )
}

const peopleABatch = 500

/** People with their evidence, in batches, in the order of their ids: all who are reported, or these. */
async function* reported(
  snapshot: Snapshot,
  organisationId: string,
  only?: readonly string[],
): AsyncGenerator<Reported[]> {
  const rows = snapshot.batches<UnderstandingRow>(
    `SELECT p.person_id, p.counted, u.practice_id, u.likelihood, u.answers, u.effective_answers, u.last_evidence_at,
        u.stability_days, u.trained_at, u.right_on_later_day_at, u.sure_and_wrong
      FROM (${reportedPeople}) p
      LEFT JOIN understanding u ON u.organisation_id = $1 AND u.person_id = p.person_id
      WHERE $2::uuid[] IS NULL OR p.person_id = ANY ($2)
      ORDER BY p.person_id, u.practice_id`,
    [organisationId, only ?? null],
    { size: 2000 },
  )
  let people: Reported[] = []
  for await (const batch of rows) {
    for (const row of batch) {
      let person = people.at(-1)
      if (person?.personId !== row.person_id) {
        if (people.length >= peopleABatch) {
          yield people
          people = []
        }
        person = { personId: row.person_id, counted: row.counted, evidence: new Map() }
        people.push(person)
      }
      if (row.practice_id !== null) person.evidence.set(row.practice_id, evidenceIn(row))
    }
  }
  if (people.length > 0) yield people
}

function evidenceIn(row: UnderstandingRow): Evidence {
  return {
    likelihood: row.likelihood,
    answers: row.answers,
    effectiveAnswers: row.effective_answers,
    lastEvidenceAt: row.last_evidence_at,
    stabilityDays: row.stability_days,
    trainedAt: row.trained_at,
    rightOnLaterDayAt: row.right_on_later_day_at,
    sureAndWrong: row.sure_and_wrong,
  }
}
