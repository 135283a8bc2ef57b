import { z } from 'zod'
import { placeholders } from '#domain/policy/fill.ts'
import { DaySchema, IdSchema, PublishedSchema, TextSourceSchema, WordsSchema } from './words.ts'

/** `content/practices.yaml`: in the order of the table's columns. */
export const PracticesFileSchema = z.strictObject({
  practices: z.record(
    IdSchema,
    z.strictObject({
      name: TextSourceSchema,
      'short-name': TextSourceSchema.meta({ description: 'Fits above a column of the understanding grid' }),
      understands: TextSourceSchema.meta({
        description: 'A clinician who understands it … : the rest of the sentence',
      }),
      critical: z.boolean(),
      'risk-weight': z.number().positive().max(3).meta({ description: 'How soon a follow-up asks it; 1 is usual' }),
    }),
  ),
})
export type PracticesFile = z.infer<typeof PracticesFileSchema>

/** `content/misconceptions.yaml` */
export const MisconceptionsFileSchema = z.strictObject({
  misconceptions: z.record(
    IdSchema,
    z.strictObject({
      practice: IdSchema,
      sentence: TextSourceSchema.meta({ description: 'What it believes, as someone would say it' }),
      ask: TextSourceSchema.optional().meta({
        description: 'One open question for a conversation about it, which does not give the answer away',
      }),
      'formerly-true': z.literal(true).optional().meta({ description: 'A rule that once held' }),
    }),
  ),
})
export type MisconceptionsFile = z.infer<typeof MisconceptionsFileSchema>

/** `content/sources.yaml` */
export const SourcesFileSchema = z.strictObject({
  sources: z.record(
    IdSchema,
    z.strictObject({
      publisher: WordsSchema,
      title: WordsSchema,
      published: PublishedSchema.meta({ description: 'As its publisher dates it: "2025", "2025-07" or "2025-07-31"' }),
      checked: DaySchema.nullable().meta({
        description: 'When someone last read the publisher’s page; null: not yet',
      }),
      'review-by': DaySchema,
      address: z.url().optional(),
      'needs-lawyer': z.literal(true).optional().meta({ description: 'What it says of the law needs a lawyer’s look' }),
      supports: WordsSchema.meta({ description: 'What it is cited for, for reviewers' }),
    }),
  ),
})
export type SourcesFile = z.infer<typeof SourcesFileSchema>

const names = z.array(WordsSchema)

/** `content/names.yaml` */
export const NamesFileSchema = z
  .strictObject({ people: names, products: names, organisations: names })
  .meta({ description: 'Real names that may not stand where something is done wrong, each as it is written' })
export type NamesFile = z.infer<typeof NamesFileSchema>

const phrases = z.strictObject({
  unset: TextSourceSchema.meta({ description: 'Said where the organisation has not told us' }),
  none: TextSourceSchema.optional().meta({ description: 'Said where it approves no such tool' }),
})

/** `content/placeholders.yaml` */
export const PlaceholdersFileSchema = z.strictObject({
  placeholders: z.strictObject(
    Object.fromEntries(placeholders.map((placeholder) => [placeholder, phrases])) as Record<
      (typeof placeholders)[number],
      typeof phrases
    >,
  ),
})
export type PlaceholdersFile = z.infer<typeof PlaceholdersFileSchema>

/** `content/translations/<language>/…`, named like the file that it translates. */
export const TranslationFileSchema = z.strictObject({
  texts: z
    .record(
      z.string(),
      z.strictObject({
        of: z
          .string()
          .regex(/^[a-p]{8}$/u)
          .meta({
            description: 'The hash of the text translated: the English one, or for a variety that of its language',
          }),
        text: WordsSchema,
      }),
    )
    .meta({ description: 'By the path of the text in its file: scenes.first-minutes.prose' }),
})
export type TranslationFile = z.infer<typeof TranslationFileSchema>
