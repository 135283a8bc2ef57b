import { z } from 'zod'
import type { Parameters } from '#domain/comprehension/parameters.ts'

/** The stored document of a parameter version, as domain/comprehension takes it. */
export const ParametersSchema: z.ZodType<Parameters> = z.object({
  lambda: z.number(),
  items: z.record(
    z.string(),
    z.object({
      a: z.number(),
      b: z.number(),
      c: z.number(),
      practice: z.string(),
      responseTime: z.object({
        rapidShare: z.number(),
        rapidLogMedian: z.number(),
        rapidLogSd: z.number(),
        engagedLogMedian: z.number(),
        engagedLogSd: z.number(),
      }),
      quarantined: z.boolean(),
    }),
  ),
  cuts: z.record(z.string(), z.object({ tau: z.number(), standardError: z.number() })),
  forgetting: z.object({
    initialStabilityDays: z.number(),
    decay: z.number(),
    exponent: z.number(),
    stretch: z.number(),
  }),
})
