import { z } from 'zod'
import { decisions } from '#domain/policy/policy.ts'
import { itemFormats, paperKinds, routeScreenKinds } from '#domain/scenario/module.ts'
import { ConditionSourceSchema, IdSchema, TextSourceSchema } from './words.ts'

const percent = z.number().min(0).max(100)

/** A tray, or the first tray whose condition holds; the last has none. */
const TraySourceSchema = z
  .union([IdSchema, z.array(z.strictObject({ when: ConditionSourceSchema.optional(), tray: IdSchema })).min(1)])
  .meta({ description: 'Sort: where it belongs; or a list of { when, tray } whose last entry has no when' })

export const OptionSourceSchema = z.strictObject({
  key: z
    .union([z.literal(true), ConditionSourceSchema])
    .optional()
    .meta({
      description:
        'Single and where-from: the best answer. Multiple and spot: to be marked. Strike: to be struck. A condition where policy decides',
    }),
  'only-when': ConditionSourceSchema.optional().meta({ description: 'Offered only where policy says so' }),
  tray: TraySourceSchema.optional(),
  label: TextSourceSchema.optional().meta({
    description: 'Strike and where-from: stands before it, and is not chosen',
  }),
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

const sourceIds = z.array(IdSchema).min(1)
const byCountry = Object.fromEntries(decisions.country.map((country) => [country, sourceIds.optional()])) as Record<
  (typeof decisions.country)[number],
  z.ZodOptional<typeof sourceIds>
>

const SourcesSourceSchema = z
  .union([sourceIds, z.strictObject({ always: sourceIds.optional(), ...byCountry })])
  .meta({ description: 'What it rests on; by country where that differs, each country adding to always' })

export const ItemSourceSchema = z.strictObject({
  practice: IdSchema,
  format: z.enum(itemFormats).optional().meta({ description: 'single if left out' }),
  ask: TextSourceSchema,
  picture: z
    .strictObject({ name: IdSchema, description: TextSourceSchema })
    .optional()
    .meta({ description: 'Spot-the-risk only: a drawing of components/drawings/pictures' }),
  trays: z
    .record(IdSchema, z.strictObject({ text: TextSourceSchema }))
    .optional()
    .meta({ description: 'Sort only: two or three, in the order shown' }),
  paper: z
    .strictObject({ kind: z.enum(paperKinds), title: TextSourceSchema, for: TextSourceSchema })
    .optional()
    .meta({ description: 'Strike only: what the passages stand on, and who reads it' }),
  screen: z
    .strictObject({
      kind: z.enum(routeScreenKinds),
      title: TextSourceSchema,
      notes: z
        .record(
          IdSchema,
          z.strictObject({
            after: IdSchema.optional().meta({ description: 'The option under which it stands; left out: at the head' }),
            text: TextSourceSchema,
          }),
        )
        .optional()
        .meta({ description: 'Lines that can be read and not chosen' }),
    })
    .optional()
    .meta({ description: 'Where-from only: the screen that shows every route' }),
  options: z.record(IdSchema, OptionSourceSchema).meta({ description: 'By id. Order: written in the right order' }),
  principle: TextSourceSchema.meta({ description: 'One or two sentences' }),
  sources: SourcesSourceSchema,
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
