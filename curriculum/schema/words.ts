import { z } from 'zod'
import { factValues } from '#domain/policy/facts.ts'

/** Lower case, words joined by hyphens. It begins with a letter, so that a map keyed by ids keeps the order written. */
export const IdSchema = z
  .string()
  .regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/u)
  .meta({
    description: 'An id: lower-case words joined by hyphens, such as ring-the-number',
  })

export const WordsSchema = z.string().regex(/\S/u).meta({
  description: 'Words. {video-tool} and the like are filled from the organisation’s policy',
})

function oneOrMore<Value extends string>(values: readonly [Value, ...Value[]]) {
  const value = z.enum(values)
  return z.union([value, z.array(value).min(1)])
}

/** `{ fallback: telephone, country: [united-kingdom, european-union] }`: all of them hold, each by any of its values. */
export const ConditionSourceSchema = z
  .strictObject({
    country: oneOrMore(factValues.country).optional(),
    fallback: oneOrMore(factValues.fallback).optional(),
    'own-devices': oneOrMore(factValues['own-devices']).optional(),
    'own-device-images': oneOrMore(factValues['own-device-images']).optional(),
    recording: oneOrMore(factValues.recording).optional(),
    'remote-consent': oneOrMore(factValues['remote-consent']).optional(),
    'partner-platforms': oneOrMore(factValues['partner-platforms']).optional(),
    'own-record': oneOrMore(factValues['own-record']).optional(),
    'relatives-records': oneOrMore(factValues['relatives-records']).optional(),
    passwords: oneOrMore(factValues.passwords).optional(),
    containment: oneOrMore(factValues.containment).optional(),
    'video-tool': oneOrMore(factValues['video-tool']).optional(),
    'messaging-tool': oneOrMore(factValues['messaging-tool']).optional(),
    'images-tool': oneOrMore(factValues['images-tool']).optional(),
    'ai-tool': oneOrMore(factValues['ai-tool']).optional(),
    'incident-contact': oneOrMore(factValues['incident-contact']).optional(),
    'incident-hours': oneOrMore(factValues['incident-hours']).optional(),
  })
  .meta({ description: 'What the organisation’s policy must say' })
export type ConditionSource = z.infer<typeof ConditionSourceSchema>

/** Plain words, or variants of which the first that holds is said. The last has no condition. */
export const TextSourceSchema = z
  .union([WordsSchema, z.array(z.strictObject({ when: ConditionSourceSchema.optional(), say: WordsSchema })).min(1)])
  .meta({ description: 'Words, or a list of { when, say } whose last entry has no when' })
export type TextSource = z.infer<typeof TextSourceSchema>

/** A year, a month or a day. */
export const PublishedSchema = z.string().regex(/^\d{4}(-\d{2}(-\d{2})?)?$/u)
export const DaySchema = z.iso.date()
