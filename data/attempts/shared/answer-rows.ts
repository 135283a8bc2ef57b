import type { AskedIn } from '#data/curriculum/shared/asked-item.ts'
import type { Transaction } from '#data/database/database.ts'
import type { Confidence } from '#domain/comprehension/item.ts'

/** One answer of one person, with where it was asked. */
export type AnswerRow = AskedIn & {
  readonly id: string
  readonly practiceId: string
  readonly choice: readonly string[]
  readonly correct: boolean
  readonly confidence: Confidence
  readonly counts: boolean
  readonly answeredAt: Date
  /** Fixed the order in which options were shown. */
  readonly seed: string
}

/** Which of them, newest first. */
type Which =
  | { readonly skip: number; readonly take: number }
  | { readonly answerId: string }
  /** The last answer to it. */
  | { readonly itemId: string }

/** The person's own answers. */
export async function answersOfPerson(
  transaction: Transaction,
  { organisationId, personId }: { organisationId: string; personId: string },
  which: Which,
): Promise<AnswerRow[]> {
  const answerId = 'answerId' in which ? which.answerId : null
  const itemId = 'itemId' in which ? which.itemId : null
  const { skip, take } = 'take' in which ? which : { skip: 0, take: 1 }
  return transaction.$queryRaw<AnswerRow[]>`
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
    ORDER BY a.answered_at DESC, a.id DESC LIMIT ${take} OFFSET ${skip}`
}
