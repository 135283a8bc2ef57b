import { z } from 'zod'
import { confidence, moment, occasion } from '#data/database/columns.ts'
import type { ReadRows } from '#data/database/read.ts'
import { type Query, sql } from '#data/database/sql.ts'
import { type AnswersFilter, everyAnswer, inFollowUps } from '#domain/reports/answers-filter.ts'

const AnswerOfPerson = z.object({
  id: z.string(),
  itemId: z.string(),
  practiceId: z.string(),
  choice: z.array(z.string()),
  correct: z.boolean(),
  confidence,
  counts: z.boolean(),
  answeredAt: moment,
  /** Fixed the order in which options were shown. */
  seed: z.string(),
  policyVersion: z.number(),
  occasion,
  documentHash: z.string(),
})

/** One answer of one person, with where it was asked. */
export type AnswerOfPerson = z.output<typeof AnswerOfPerson>

/** Which of them, newest first. */
type Which =
  | { readonly skip: number; readonly take: number; readonly filter?: AnswersFilter }
  | { readonly answerId: string }
  /** The last answer to it. */
  | { readonly itemId: string }

/** The person's own answers. */
export async function answersOfPerson(
  read: ReadRows,
  { organisationId, personId }: { organisationId: string; personId: string },
  which: Which,
): Promise<AnswerOfPerson[]> {
  const answerId = 'answerId' in which ? which.answerId : null
  const itemId = 'itemId' in which ? which.itemId : null
  const { skip, take, filter = everyAnswer } = 'take' in which ? which : { skip: 0, take: 1 }
  return read(
    AnswerOfPerson,
    sql`
    SELECT a.id, a.item_id AS "itemId", a.practice_id AS "practiceId", a.choice, a.correct, a.confidence::text, a.counts,
      a.answered_at AS "answeredAt", coalesce(t.seed, f.seed) AS seed,
      coalesce(t.policy_version, f.policy_version) AS "policyVersion",
      a.occasion,
      coalesce(t.module_version_hash, (
        SELECT given ->> 'documentHash' FROM jsonb_array_elements(f.state -> 'answered') given
        WHERE given ->> 'itemId' = a.item_id LIMIT 1)) AS "documentHash"
    FROM answer a
    LEFT JOIN attempt t ON t.organisation_id = a.organisation_id AND t.id = a.attempt_id
    LEFT JOIN follow_up f ON f.organisation_id = a.organisation_id AND f.id = a.follow_up_id
    WHERE a.organisation_id = ${organisationId}::uuid AND a.person_id = ${personId}::uuid
      AND (${answerId}::uuid IS NULL OR a.id = ${answerId}::uuid) AND (${itemId}::text IS NULL OR a.item_id = ${itemId})
      AND ${answersMatching(filter)}
    ORDER BY a.answered_at DESC, a.id DESC LIMIT ${take}::integer OFFSET ${skip}::integer`,
  )
}

/** The condition on answers `a` that a filter is. */
export function answersMatching({ show, practice, where }: AnswersFilter): Query {
  const ofPractice = practice === '' ? sql`true` : sql`a.practice_id = ${practice}`
  return sql`${shownAs(show)} AND ${ofPractice} AND ${givenIn(where)}`
}

function shownAs(show: AnswersFilter['show']): Query {
  switch (show) {
    case 'all':
      return sql`true`
    case 'right':
      return sql`a.correct`
    case 'wrong':
      return sql`NOT a.correct`
    case 'sure-and-wrong':
      return sql`NOT a.correct AND a.confidence = 'sure'`
    case 'contested':
      return sql`EXISTS (
        SELECT FROM contest c
        WHERE c.organisation_id = a.organisation_id AND c.person_id = a.person_id AND c.item_id = a.item_id)`
  }
}

function givenIn(where: string): Query {
  if (where === '') return sql`true`
  if (where === inFollowUps) return sql`a.follow_up_id IS NOT NULL`
  return sql`EXISTS (
    SELECT FROM attempt t JOIN module_version v ON v.hash = t.module_version_hash
    WHERE t.organisation_id = a.organisation_id AND t.id = a.attempt_id AND v.slug = ${where})`
}
