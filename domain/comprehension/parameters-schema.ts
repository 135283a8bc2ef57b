import { z } from 'zod'
import type { Parameters } from './parameters.ts'

const number = z.number()
const probability = number.min(0).max(1)

/** A parameter document as it comes from outside: a database column, a file. Gives exactly a `Parameters`. */
export const ParametersSchema: z.ZodType<Parameters> = z.strictObject({
  lambda: number.min(0).max(0.99),
  items: z.record(
    z.string(),
    z.strictObject({
      a: number.positive(),
      b: number,
      c: probability,
      allOrNone: z.strictObject({ weight: probability, threshold: number, slip: probability }).optional(),
      practice: z.string(),
      responseTime: z.strictObject({
        rapidShare: probability,
        rapidLogMedian: number,
        rapidLogSd: number.positive(),
        engagedLogMedian: number,
        engagedLogSd: number.positive(),
      }),
      quarantined: z.boolean(),
    }),
  ),
  cuts: z.record(z.string(), z.strictObject({ tau: number, standardError: number.min(0) })),
  forgetting: z.strictObject({
    initialStabilityDays: number.positive(),
    decay: number.positive(),
    exponent: number.negative(),
    stretch: number.min(0),
  }),
})
