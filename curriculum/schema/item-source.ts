import { z } from 'zod'
import { ConditionSourceSchema, IdSchema, TextSourceSchema } from './words.ts'

const percent = z.number().min(0).max(100)

export const OptionSourceSchema = z.strictObject({
  key: z
    .union([z.literal(true), ConditionSourceSchema])
    .optional()
    .meta({
      description: 'Single: the best answer. Multiple and spot: to be marked. A condition where policy decides',
    }),
  'only-when': ConditionSourceSchema.optional().meta({ description: 'Offered only where policy says so' }),
  text: TextSourceSchema,
  why: TextSourceSchema.meta({ description: 'Why it is right or wrong, shown after answering' }),
  misconception: IdSchema.optional().meta({ description: 'What choosing it wrongly (or leaving it out) believes' }),
  exposes: z.array(IdSchema).min(1).optional().meta({ description: 'Exposures of this module, by id' }),
  next: IdSchema.optional().meta({ description: 'The scene it leads to; single choice only' }),
  region: z
    .tuple([percent, percent, percent, percent])
    .optional()
    .meta({ description: 'Spot-the-risk: [x, y, width, height] in per cent of the picture' }),
})
export type OptionSource = z.infer<typeof OptionSourceSchema>

export const ItemSourceSchema = z.strictObject({
  practice: IdSchema,
  format: z.enum(['single', 'multiple', 'order', 'spot']).optional().meta({ description: 'single if left out' }),
  ask: TextSourceSchema,
  picture: z
    .strictObject({ name: IdSchema, description: TextSourceSchema })
    .optional()
    .meta({ description: 'Spot-the-risk only: a drawing of components/drawings/pictures' }),
  options: z.record(IdSchema, OptionSourceSchema).meta({ description: 'By id. Order: written in the right order' }),
  principle: TextSourceSchema.meta({ description: 'One or two sentences' }),
  sources: z.array(IdSchema).min(1),
  difficulty: z.number().min(-4).max(4).meta({ description: 'Expert judgement on the ability scale' }),
  'just-competent': z
    .number()
    .min(0.05)
    .max(0.98)
    .meta({ description: 'The chance that a just competent clinician answers right' }),
})
export type ItemSource = z.infer<typeof ItemSourceSchema>

export const ExposureSourceSchema = z.strictObject({
  what: TextSourceSchema,
  whose: TextSourceSchema,
  'to-whom': TextSourceSchema,
})

export const NextSourceSchema = z.union([IdSchema, z.strictObject({ right: IdSchema, wrong: IdSchema })])
