import { z } from 'zod'
import { parametersByHash } from '#data/curriculum/shared/curriculum.ts'
import { moment } from '#data/database/columns.ts'
import { sql } from '#data/database/sql.ts'
import type { Beliefs } from '#domain/comprehension/beliefs.ts'
import type { CountedAnswer, Evidence } from '#domain/comprehension/evidence.ts'
import type { Confidence } from '#domain/comprehension/item.ts'
import { understandingAfter as withAnswer } from '#domain/comprehension/practice-understanding.ts'

const StoredBeliefs = z.strictObject({
  held: z.array(
    z.object({ at: z.string(), sure: z.boolean(), misconceptions: z.array(z.string()), rightSince: z.number() }),
  ),
  putRight: z.record(z.string(), z.object({ since: z.string(), at: z.string() })),
})

/** As releases before 2026-11-28 stored them, without what had been put right; replaying writes them anew. */
const CountedMisconceptions = z
  .record(z.string(), z.strictObject({ times: z.number(), sure: z.number(), lastAt: z.string() }))
  .transform((counts): Beliefs => {
    const heldAnswers = Object.entries(counts).flatMap(([id, { times, sure, lastAt }]) =>
      Array.from({ length: times }, (_, place) => ({
        at: lastAt,
        sure: place < sure,
        misconceptions: [id],
        rightSince: 0,
      })),
    )
    return { held: heldAnswers, putRight: {} }
  })

/** The column `misconceptions` of an understanding. */
export const BeliefsSchema: z.ZodType<Beliefs> = z.union([StoredBeliefs, CountedMisconceptions])

/**
 * What is believed still, of rows of `understanding u`: what was put right is half of the column, and grows. Its list is taken out
 * as it is, which costs half of what a copy without the rest does; the whole is read where it has no such list.
 */
export const whatIsHeld = sql`coalesce(u.misconceptions -> 'held', u.misconceptions) AS misconceptions`
export const HeldSchema: z.ZodType<Pick<Beliefs, 'held'>> = z.union([
  StoredBeliefs.shape.held.transform((held) => ({ held })),
  CountedMisconceptions,
])

/** The row with its columns' names, as PostgreSQL's to_jsonb gives it and write_understanding() takes it. */
export const UnderstandingRowSchema = z.object({
  parameters_hash: z.string(),
  likelihood: z.array(z.number()),
  answers: z.number(),
  effective_answers: z.number(),
  last_evidence_at: moment,
  stability_days: z.number(),
  trained_at: moment.nullable(),
  right_on_later_day_at: moment.nullable(),
  sure_and_wrong: z.number(),
  misconceptions: BeliefsSchema,
  revision: z.number(),
})

export type UnderstandingRow = z.infer<typeof UnderstandingRowSchema>

/** The columns of a row that are evidence. */
export const EvidenceColumns = UnderstandingRowSchema.omit({
  parameters_hash: true,
  misconceptions: true,
  revision: true,
})

/**
 * The evidence in rows of `understanding u` where many are read: the likelihood in PostgreSQL's own binary form, so that neither
 * side puts 41 doubles a row into decimals and back.
 */
export const evidenceInBulk = sql`encode(array_send(u.likelihood), 'hex') AS likelihood, u.answers, u.effective_answers,
  u.last_evidence_at, u.stability_days, u.trained_at, u.right_on_later_day_at, u.sure_and_wrong`

export const EvidenceInBulkSchema = EvidenceColumns.extend({ likelihood: z.string().transform(doublesIn) })

/** What array_send() makes of a list of doubles: a header of 20 bytes, then each with four bytes of its length before it. */
const binaryBytes = { header: 20, length: 4, double: 8 }

function doublesIn(hex: string): number[] {
  const { header, length, double } = binaryBytes
  const bytes = Buffer.from(hex, 'hex')
  const doubles: number[] = []
  for (let place = header + length; place < bytes.length; place += double + length)
    doubles.push(bytes.readDoubleBE(place))
  return doubles
}

/** The evidence that a row holds. */
export function evidenceIn(row: z.output<typeof EvidenceColumns>): Evidence {
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

export type CountedAnswerFacts = {
  readonly itemId: string
  readonly occasion: CountedAnswer['occasion']
  readonly confidence: Confidence
  readonly elapsedMs: number
  readonly correct: boolean
  readonly misconceptions: readonly string[]
  readonly now: Date
}

/**
 * The row after one more counted answer, as write_understanding() takes it. A row that was computed with parameters no longer in
 * service goes on being marked with them, until it is replayed as a whole.
 */
export async function understandingAfter(
  before: UnderstandingRow | null,
  answer: CountedAnswerFacts,
  parametersHash: string,
): Promise<UnderstandingRow> {
  const { itemId, occasion, correct, confidence, elapsedMs, now } = answer
  const { evidence, beliefs } = withAnswer(
    before === null ? null : { evidence: evidenceIn(before), beliefs: before.misconceptions },
    { itemId, correct, confidence, elapsedMs, answeredAt: now, occasion, misconceptions: answer.misconceptions },
    await parametersByHash(parametersHash),
  )
  return {
    parameters_hash: before?.parameters_hash ?? parametersHash,
    likelihood: [...evidence.likelihood],
    answers: evidence.answers,
    effective_answers: evidence.effectiveAnswers,
    last_evidence_at: evidence.lastEvidenceAt,
    stability_days: evidence.stabilityDays,
    trained_at: evidence.trainedAt,
    right_on_later_day_at: evidence.rightOnLaterDayAt,
    sure_and_wrong: evidence.sureAndWrong,
    misconceptions: beliefs,
    revision: (before?.revision ?? 0) + 1,
  }
}
