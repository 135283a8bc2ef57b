import { z } from 'zod'
import { moment } from '#data/database/columns.ts'
import type { ReadRows } from '#data/database/read.ts'
import { sql } from '#data/database/sql.ts'
import type { PracticeId } from '#domain/comprehension/item.ts'
import {
  type AnswerUnderPolicy,
  needsConfirmation,
  type TeachingChange,
} from '#domain/comprehension/policy-confirmation.ts'

const none: ReadonlySet<PracticeId> = new Set()

const AnswerRow = z.object({
  person_id: z.string(),
  practice_id: z.string(),
  policy_version: z.number(),
  answered_at: moment,
  correct: z.boolean(),
  counts: z.boolean(),
  /** Of the practice. */
  changes: z.array(z.object({ version: z.number(), at: moment, teachesAs: z.number() })),
})

/**
 * The practices in which each of these people is yet to confirm what they have shown, because the policy teaches them
 * differently since. Where no version of the policy has changed what is taught, no answer is read; where one has, only
 * the answers of these people in the practices changed.
 */
export async function practicesToConfirm(
  read: ReadRows,
  { organisationId, personIds }: { organisationId: string; personIds: readonly string[] },
): Promise<(personId: string) => ReadonlySet<PracticeId>> {
  if (personIds.length === 0) return () => none
  const rows = await read(
    AnswerRow,
    sql`
      SELECT a.person_id, a.practice_id, coalesce(t.policy_version, f.policy_version) AS policy_version, a.answered_at,
        a.correct, a.counts, changed.changes
      FROM (
        SELECT e.practice_id,
          jsonb_agg(jsonb_build_object('version', e.policy_version, 'at', p.created_at, 'teachesAs', e.teaches_as)
            ORDER BY e.policy_version) AS changes
        FROM policy_effect e
        JOIN policy p ON p.organisation_id = e.organisation_id AND p.version = e.policy_version
        WHERE e.organisation_id = ${organisationId}::uuid GROUP BY e.practice_id
      ) changed
      JOIN answer a ON a.organisation_id = ${organisationId}::uuid AND a.practice_id = changed.practice_id
        AND a.person_id = ANY (${personIds}::uuid[])
      LEFT JOIN attempt t ON t.organisation_id = a.organisation_id AND t.id = a.attempt_id
      LEFT JOIN follow_up f ON f.organisation_id = a.organisation_id AND f.id = a.follow_up_id
      WHERE EXISTS (SELECT 1 FROM policy_effect any_change WHERE any_change.organisation_id = ${organisationId}::uuid)`,
  )
  const changes = new Map<PracticeId, TeachingChange[]>(rows.map((row) => [row.practice_id, row.changes]))
  const answers = new Map<string, Map<PracticeId, AnswerUnderPolicy[]>>()
  for (const row of rows) {
    const person = answers.get(row.person_id) ?? new Map<PracticeId, AnswerUnderPolicy[]>()
    answers.set(row.person_id, person)
    const { policy_version: policyVersion, answered_at: answeredAt, correct, counts } = row
    const ofPractice = person.get(row.practice_id) ?? []
    person.set(row.practice_id, ofPractice)
    ofPractice.push({ policyVersion, answeredAt, correct, counts })
  }
  return (personId) => {
    const byPractice = answers.get(personId)
    if (byPractice === undefined) return none
    return new Set(
      [...byPractice]
        .filter(([practice, each]) => needsConfirmation(each, changes.get(practice) ?? []))
        .map(([id]) => id),
    )
  }
}
