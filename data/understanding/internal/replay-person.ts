import type { Transaction } from '#data/database/database.ts'
import {
  type CountedAnswerFacts,
  type UnderstandingRow,
  understandingAfter,
} from '#data/understanding/shared/evidence-row.ts'

type AnswerRow = CountedAnswerFacts & { readonly practiceId: string }

/**
 * Computes all that one person's answers say again, from the answers, which never change, under these parameters. In a
 * transaction that keeps their new answers out meanwhile: whoever answers then computes anew from what this leaves.
 */
export async function replayPerson(
  transaction: Transaction,
  { organisationId, personId }: { organisationId: string; personId: string },
  parametersHash: string,
): Promise<void> {
  await transaction.$executeRaw`
    SELECT 1 FROM understanding WHERE organisation_id = ${organisationId}::uuid AND person_id = ${personId}::uuid FOR UPDATE`
  const answers = await transaction.$queryRaw<AnswerRow[]>`
    SELECT practice_id AS "practiceId", item_id AS "itemId",
      occasion, correct, confidence::text, elapsed_ms AS "elapsedMs", misconceptions, answered_at AS now
    FROM answer
    WHERE organisation_id = ${organisationId}::uuid AND person_id = ${personId}::uuid AND counts
    ORDER BY answered_at, id`
  const rows = new Map<string, UnderstandingRow>()
  for (const answer of answers) {
    const before = rows.get(answer.practiceId) ?? null
    rows.set(answer.practiceId, await understandingAfter(before, answer, parametersHash))
  }
  for (const [practiceId, row] of rows) {
    await transaction.$executeRaw`
      UPDATE understanding u SET parameters_hash = n.parameters_hash, likelihood = n.likelihood, answers = n.answers,
        effective_answers = n.effective_answers, last_evidence_at = n.last_evidence_at, stability_days = n.stability_days,
        trained_at = n.trained_at, right_on_later_day_at = n.right_on_later_day_at, sure_and_wrong = n.sure_and_wrong,
        misconceptions = n.misconceptions, revision = u.revision + 1
      FROM jsonb_populate_record(NULL::understanding, ${JSON.stringify(row)}::jsonb) n
      WHERE u.organisation_id = ${organisationId}::uuid AND u.person_id = ${personId}::uuid AND u.practice_id = ${practiceId}`
  }
}
