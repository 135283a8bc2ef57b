import { z } from 'zod'
import type { TrainingEffect } from '#domain/comprehension/effect/training-effect.ts'

/** The column `document` of `module_effect`. */
export const EffectDocumentSchema: z.ZodType<TrainingEffect & { readonly typical: number }> = z.union([
  z.object({
    verdict: z.literal('too-few-answers'),
    people: z.number(),
    typical: z.number(),
  }),
  z.object({
    verdict: z.enum(['better', 'worse', 'no-evidence']),
    effect: z.number(),
    interval: z.object({ low: z.number(), high: z.number() }),
    before: z.number(),
    change: z.number(),
    drift: z.number().nullable(),
    people: z.number(),
    comparison: z.number(),
    /** The chance that someone before any training answers a typical question about it right. */
    typical: z.number(),
  }),
])
export type EffectDocument = z.infer<typeof EffectDocumentSchema>
