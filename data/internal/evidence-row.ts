import { z } from 'zod'
import type { Prisma } from '#data/generated/client.ts'
import { applyAnswer, type Evidence } from '#domain/comprehension/evidence.ts'
import type { Confidence } from '#domain/comprehension/item.ts'
import { parametersByHash } from './curriculum.ts'

/** How often a misconception was chosen, how often with `sure`, and when last. */
export type Held = { readonly times: number; readonly sure: number; readonly lastAt: string }

export type StoredUnderstanding = {
  readonly evidence: Evidence
  readonly misconceptions: Readonly<Record<string, Held>>
  readonly revision: number
}

const heldSchema = z.record(z.string(), z.object({ times: z.number(), sure: z.number(), lastAt: z.string() }))

const rowSchema = z.object({
  likelihood: z.array(z.number()),
  answers: z.number(),
  effective_answers: z.number(),
  last_evidence_at: z.coerce.date(),
  stability_days: z.number(),
  trained_at: z.coerce.date().nullable(),
  right_on_later_day_at: z.coerce.date().nullable(),
  sure_and_wrong: z.number(),
  misconceptions: heldSchema,
  revision: z.number(),
})

/** The row as PostgreSQL's to_jsonb gives it. */
export function readUnderstanding(row: unknown): StoredUnderstanding {
  const stored = rowSchema.parse(row)
  return {
    evidence: {
      likelihood: stored.likelihood,
      answers: stored.answers,
      effectiveAnswers: stored.effective_answers,
      lastEvidenceAt: stored.last_evidence_at,
      stabilityDays: stored.stability_days,
      trainedAt: stored.trained_at,
      rightOnLaterDayAt: stored.right_on_later_day_at,
      sureAndWrong: stored.sure_and_wrong,
    },
    misconceptions: stored.misconceptions,
    revision: stored.revision,
  }
}

/** The row as Prisma gives it. */
export function evidenceOf(row: Prisma.UnderstandingGetPayload<object>): Evidence {
  const { likelihood, answers, effectiveAnswers, lastEvidenceAt, stabilityDays, trainedAt, rightOnLaterDayAt, sureAndWrong } = row
  return { likelihood, answers, effectiveAnswers, lastEvidenceAt, stabilityDays, trainedAt, rightOnLaterDayAt, sureAndWrong }
}

export function misconceptionsOf(row: { readonly misconceptions: Prisma.JsonValue }): Readonly<Record<string, Held>> {
  return heldSchema.parse(row.misconceptions)
}

export type CountedAnswerFacts = {
  readonly itemId: string
  readonly confidence: Confidence
  readonly elapsedMs: number
  readonly correct: boolean
  readonly misconceptions: readonly string[]
  readonly now: Date
}

/** The row after one more counted answer, as record_answer() takes it. */
export async function understandingAfter(
  before: StoredUnderstanding | null,
  answer: CountedAnswerFacts,
  parametersHash: string,
): Promise<Record<string, unknown>> {
  const { itemId, correct, confidence, elapsedMs, now } = answer
  const evidence = applyAnswer(
    before?.evidence ?? null,
    { itemId, correct, confidence, elapsedMs, answeredAt: now, occasion: 'training' },
    await parametersByHash(parametersHash),
  )
  return {
    parameters_hash: parametersHash,
    likelihood: [...evidence.likelihood],
    answers: evidence.answers,
    effective_answers: evidence.effectiveAnswers,
    last_evidence_at: evidence.lastEvidenceAt,
    stability_days: evidence.stabilityDays,
    trained_at: evidence.trainedAt,
    right_on_later_day_at: evidence.rightOnLaterDayAt,
    sure_and_wrong: evidence.sureAndWrong,
    misconceptions: heldAfter(before?.misconceptions ?? {}, answer),
    revision: (before?.revision ?? 0) + 1,
  }
}

function heldAfter(
  held: Readonly<Record<string, Held>>,
  { misconceptions, confidence, now }: CountedAnswerFacts,
): Record<string, Held> {
  const after = { ...held }
  for (const id of misconceptions) {
    const { times, sure } = after[id] ?? { times: 0, sure: 0 }
    after[id] = { times: times + 1, sure: sure + (confidence === 'sure' ? 1 : 0), lastAt: now.toISOString() }
  }
  return after
}
