import { z } from 'zod'
import type { Change } from '#domain/comprehension/groups/paired-change.ts'

const ChangeSchema: z.ZodType<Change> = z.object({
  mean: z.number(),
  interval: z.object({ low: z.number(), high: z.number() }),
  people: z.number(),
  verdict: z.enum(['up', 'down', 'unclear']),
})
const ChangeOrTooFew = z.union([ChangeSchema, z.literal('too-few')])

/** The column `change` of `snapshot`: the same people on the night compared with and on this one. */
export const ChangeDocumentSchema = z.object({
  /** Over all practices together. */
  overall: ChangeOrTooFew,
  /** By practice. */
  practices: z.record(z.string(), ChangeOrTooFew),
  /** The measure itself was learned anew in between: part of the change may be its. */
  recalibrated: z.boolean(),
})
export type ChangeDocument = z.infer<typeof ChangeDocumentSchema>
