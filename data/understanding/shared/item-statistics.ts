import { z } from 'zod'

const IntervalSchema = z.object({ value: z.number(), low: z.number(), high: z.number() })

/** Whether the item is harder for some than for others of equal ability. `reference` is always the largest group. */
const DifferenceSchema = z.object({
  by: z.enum(['profession', 'language']),
  reference: z.object({ group: z.string(), answers: z.number() }),
  focal: z.object({ group: z.string(), answers: z.number() }),
  /** 'not-assessed': a group has fewer than 100 answers. */
  verdict: z.enum(['not-assessed', 'none', 'moderate', 'large']),
  /** The group it is harder for; null when for neither. */
  harderFor: z.enum(['reference', 'focal']).nullable(),
  /** Odds of being right in the reference group over those in the focal group, with the 95 % interval. */
  oddsRatio: IntervalSchema.nullable(),
})

/** Confidence stated with answers to this item, see domain/comprehension/overconfidence.ts. */
const StatedSchema = z.object({
  /** Mean stated confidence less the share right; null without answers. */
  bias: z.number().nullable(),
  answers: z.number(),
  sure: z.number(),
  sureAndWrong: z.number(),
  /** (x + 1)/(n + 10), x of n `sure` answers being wrong. */
  confidentlyWrongRate: z.number(),
})

const commonFields = {
  practice: z.string(),
  /** Counted answers of all organisations that were no rapid guesses. */
  answers: z.number(),
  quarantined: z.boolean(),
  stated: StatedSchema,
}

/** The column `document` of `item_statistics`: what all organisations' answers say of one item. */
export const ItemStatisticsSchema = z.discriminatedUnion('verdict', [
  z.object({ verdict: z.literal('too-few-answers'), ...commonFields }),
  z.object({
    verdict: z.literal('assessed'),
    ...commonFields,
    /** Share of right answers. */
    facility: z.number(),
    /** Correlation of being right with the ability that all other answers show, with its 95 % interval; null where all or none are right. */
    pointBiserial: IntervalSchema.nullable(),
    /** `choice`: one option's id, or several joined by spaces. Empty where the organisation's policy decides what is right. */
    options: z.array(z.object({ choice: z.string(), share: z.number(), meanTheta: z.number(), isKey: z.boolean() })),
    flags: z.array(
      z.enum([
        'too-hard',
        'too-easy',
        'discriminates-little',
        'key-may-be-wrong',
        'option-unused',
        'negative-discrimination',
      ]),
    ),
    differences: z.array(DifferenceSchema),
  }),
])
export type StoredItemStatistics = z.infer<typeof ItemStatisticsSchema>
