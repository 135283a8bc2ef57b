import { z } from 'zod'
import { ItemSourceSchema } from './item-source.ts'
import { CastMemberSchema, StageSourceSchema } from './stage-source.ts'
import { IdSchema, TextSourceSchema } from './words.ts'

/** `content/follow-ups/<practice>.yaml` */
export const FollowUpFileSchema = z.strictObject({
  practice: IdSchema,
  cast: z.record(IdSchema, CastMemberSchema).optional(),
  items: z.record(
    IdSchema,
    ItemSourceSchema.omit({ practice: true }).extend({
      situation: TextSourceSchema.meta({ description: 'The moment, in a paragraph or two' }),
      stage: StageSourceSchema.optional(),
      twins: IdSchema.optional().meta({
        description: 'The set of cases in this file that have word for word the same options and another key',
      }),
    }),
  ),
})
export type FollowUpFile = z.infer<typeof FollowUpFileSchema>
