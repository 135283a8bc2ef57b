import type { Snapshot as Reading } from '#data/database/read-only.ts'
import type { HistoryAnswer, HistoryAttempt } from '#domain/comprehension/effect/split-answers.ts'

type AttemptRow = { person_id: string; slug: string; started_at: Date; ended_at: Date }
type AnswerRow = {
  person_id: string
  practice_id: string
  item_id: string
  correct: boolean
  elapsed_ms: number
  answered_at: Date
}

const finishedAttempts = `
  SELECT t.person_id, e.module_slug AS slug, t.started_at, t.ended_at
  FROM attempt t JOIN enrolment e ON e.organisation_id = t.organisation_id AND e.id = t.enrolment_id
  WHERE t.organisation_id = $1 AND t.ended_at IS NOT NULL ORDER BY t.person_id`

const countedAnswers = `
  SELECT a.person_id, a.practice_id, a.item_id, a.correct, a.elapsed_ms, a.answered_at FROM answer a
  WHERE a.organisation_id = $1 AND a.counts ORDER BY a.person_id`

const rowsAtOnce = 10_000

export type History = { readonly answers: readonly HistoryAnswer[]; readonly attempts: readonly HistoryAttempt[] }

/** Everybody's finished attempts and counted answers, one person at a time, without who they are. */
export async function* readHistories(reading: Reading, organisationId: string): AsyncGenerator<History> {
  const attempts = byPerson(reading.batches<AttemptRow>(finishedAttempts, [organisationId], { size: rowsAtOnce }))
  const answers = byPerson(reading.batches<AnswerRow>(countedAnswers, [organisationId], { size: rowsAtOnce }))
  let taken = await attempts.next()
  for await (const { personId, rows } of answers) {
    while (!taken.done && taken.value.personId < personId) taken = await attempts.next()
    const own = !taken.done && taken.value.personId === personId ? taken.value.rows : []
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
  let gathered: { personId: string; rows: Row[] } | null = null
  for await (const batch of batches) {
    for (const row of batch) {
      if (gathered !== null && gathered.personId === row.person_id) {
        gathered.rows.push(row)
        continue
      }
      if (gathered !== null) yield gathered
      gathered = { personId: row.person_id, rows: [row] }
    }
  }
  if (gathered !== null) yield gathered
}
