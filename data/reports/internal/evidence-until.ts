import { z } from 'zod'
import { confidence, occasion } from '#data/database/columns.ts'
import type { ReadOnlyTransaction } from '#data/database/read-only.ts'
import { type Query, sql } from '#data/database/sql.ts'
import { applyAnswer, type CountedAnswer, type Evidence } from '#domain/comprehension/evidence.ts'
import type { Parameters } from '#domain/comprehension/parameters.ts'

const AnswerRow = z.object({
  person_id: z.string(),
  practice_id: z.string(),
  item_id: z.string(),
  correct: z.boolean(),
  confidence,
  elapsed_ms: z.number(),
  answered_at: z.date(),
  occasion,
})

export type PersonAnswer = { readonly personId: string; readonly practiceId: string; readonly answer: CountedAnswer }

/** The counted answers of an organisation, as they came: those in `from`, which names the table `answer` `a`. */
export async function* answersAsTheyCame(
  transaction: ReadOnlyTransaction,
  { organisationId, from }: { organisationId: string; from: Query },
): AsyncGenerator<PersonAnswer> {
  const batches = transaction.batches(
    AnswerRow,
    sql`
      SELECT a.person_id, a.practice_id, a.item_id, a.correct, a.confidence::text, a.elapsed_ms, a.answered_at, a.occasion
      FROM ${from} WHERE a.organisation_id = ${organisationId}::uuid AND a.counts ORDER BY a.answered_at, a.id`,
  )
  for await (const rows of batches) {
    for (const row of rows) {
      const { correct, confidence, occasion } = row
      const answer: CountedAnswer = {
        itemId: row.item_id,
        correct,
        confidence,
        elapsedMs: row.elapsed_ms,
        answeredAt: row.answered_at,
        occasion,
      }
      yield { personId: row.person_id, practiceId: row.practice_id, answer }
    }
  }
}

/** By person and practice, what was known of them up to a moment of each, from the answers, which never change. */
export async function evidenceUntil(
  transaction: ReadOnlyTransaction,
  {
    organisationId,
    until,
    parameters,
  }: {
    organisationId: string
    until: ReadonlyMap<string, ReadonlyMap<string, number | null>>
    parameters: Parameters
  },
): Promise<Map<string, Map<string, Evidence>>> {
  const evidence = new Map<string, Map<string, Evidence>>()
  const moments = [...until].flatMap(([person, practices]) =>
    [...practices].flatMap(([practice, at]) => (at === null ? [] : [{ person, practice, at: new Date(at) }])),
  )
  if (moments.length === 0) return evidence
  const from = sql`jsonb_to_recordset(${JSON.stringify(moments)}::jsonb) AS wanted(person uuid, practice text, at timestamptz)
    JOIN answer a ON a.organisation_id = ${organisationId}::uuid AND a.person_id = wanted.person
      AND a.practice_id = wanted.practice AND a.answered_at <= wanted.at`
  for await (const { personId, practiceId, answer } of answersAsTheyCame(transaction, { organisationId, from })) {
    const own = evidence.get(personId) ?? new Map<string, Evidence>()
    evidence.set(personId, own)
    own.set(practiceId, applyAnswer(own.get(practiceId) ?? null, answer, parameters))
  }
  return evidence
}
