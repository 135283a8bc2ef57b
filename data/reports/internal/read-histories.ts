import { z } from 'zod'
import type { ReadOnlyTransaction } from '#data/database/read-only.ts'
import { sql } from '#data/database/sql.ts'
import type { HistoryAnswer, HistoryAttempt } from '#domain/comprehension/effect/split-answers.ts'

const AttemptRow = z.object({ person_id: z.string(), slug: z.string(), started_at: z.date(), ended_at: z.date() })
const AnswerRow = z.object({
  person_id: z.string(),
  practice_id: z.string(),
  item_id: z.string(),
  correct: z.boolean(),
  elapsed_ms: z.number(),
  answered_at: z.date(),
})

const finishedAttempts = (organisationId: string) => sql`
  SELECT t.person_id, e.module_slug AS slug, t.started_at, t.ended_at
  FROM attempt t JOIN enrolment e ON e.organisation_id = t.organisation_id AND e.id = t.enrolment_id
  WHERE t.organisation_id = ${organisationId}::uuid AND t.ended_at IS NOT NULL ORDER BY t.person_id`

const countedAnswers = (organisationId: string) => sql`
  SELECT a.person_id, a.practice_id, a.item_id, a.correct, a.elapsed_ms, a.answered_at FROM answer a
  WHERE a.organisation_id = ${organisationId}::uuid AND a.counts ORDER BY a.person_id`

const rowsAtOnce = 10_000

export type History = { readonly answers: readonly HistoryAnswer[]; readonly attempts: readonly HistoryAttempt[] }

/** Everybody's finished attempts and counted answers, one person at a time, without who they are. */
export async function* readHistories(
  transaction: ReadOnlyTransaction,
  organisationId: string,
): AsyncGenerator<History> {
  const attempts = byPerson(transaction.batches(AttemptRow, finishedAttempts(organisationId), { size: rowsAtOnce }))
  const answers = byPerson(transaction.batches(AnswerRow, countedAnswers(organisationId), { size: rowsAtOnce }))
  let batch = await attempts.next()
  for await (const { personId, rows } of answers) {
    while (!batch.done && batch.value.personId < personId) batch = await attempts.next()
    const own = !batch.done && batch.value.personId === personId ? batch.value.rows : []
    yield {
      attempts: own.map(({ slug, started_at, ended_at }) => ({ slug, startedAt: started_at, endedAt: ended_at })),
      answers: rows.map(({ practice_id, item_id, correct, elapsed_ms, answered_at }) => ({
        practice: practice_id,
        itemId: item_id,
        correct,
        elapsedMs: elapsed_ms,
        answeredAt: answered_at,
      })),
    }
  }
}

/** Gathers rows that come in the order of their persons. */
async function* byPerson<Row extends { readonly person_id: string }>(
  batches: AsyncIterable<Row[]>,
): AsyncGenerator<{ personId: string; rows: Row[] }> {
  let history: { personId: string; rows: Row[] } | null = null
  for await (const batch of batches) {
    for (const row of batch) {
      if (history !== null && history.personId === row.person_id) {
        history.rows.push(row)
        continue
      }
      if (history !== null) yield history
      history = { personId: row.person_id, rows: [row] }
    }
  }
  if (history !== null) yield history
}
