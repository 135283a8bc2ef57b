import { z } from 'zod'
import { factValues } from '#domain/policy/facts.ts'
import { decisions } from '#domain/policy/policy.ts'
import { screens, things } from '#domain/scenario/drawn-things.ts'
import { itemFormats, paperKinds, routeScreenKinds } from '#domain/scenario/module.ts'
import { distances, heldThings, lights, moods, postures, rooms } from '#domain/scenario/stage.ts'
import { LookSchema } from './stage-source.ts'

/** One text in every language it has; English always. */
const LanguagesSchema = z.object({ en: z.string() }).catchall(z.string())

const ConditionSchema = z.strictObject({
  country: z.array(z.enum(factValues.country)).readonly().optional(),
  fallback: z.array(z.enum(factValues.fallback)).readonly().optional(),
  'own-devices': z.array(z.enum(factValues['own-devices'])).readonly().optional(),
  'own-device-images': z.array(z.enum(factValues['own-device-images'])).readonly().optional(),
  recording: z.array(z.enum(factValues.recording)).readonly().optional(),
  'remote-consent': z.array(z.enum(factValues['remote-consent'])).readonly().optional(),
  'partner-platforms': z.array(z.enum(factValues['partner-platforms'])).readonly().optional(),
  'own-record': z.array(z.enum(factValues['own-record'])).readonly().optional(),
  'relatives-records': z.array(z.enum(factValues['relatives-records'])).readonly().optional(),
  passwords: z.array(z.enum(factValues.passwords)).readonly().optional(),
  containment: z.array(z.enum(factValues.containment)).readonly().optional(),
  'video-tool': z.array(z.enum(factValues['video-tool'])).readonly().optional(),
  'messaging-tool': z.array(z.enum(factValues['messaging-tool'])).readonly().optional(),
  'images-tool': z.array(z.enum(factValues['images-tool'])).readonly().optional(),
  'ai-tool': z.array(z.enum(factValues['ai-tool'])).readonly().optional(),
  'incident-contact': z.array(z.enum(factValues['incident-contact'])).readonly().optional(),
  'incident-hours': z.array(z.enum(factValues['incident-hours'])).readonly().optional(),
})

/** A text in every language, or its policy variants in order: the first that holds is said, the last always does. */
export const TextDocumentSchema = z.union([
  z.array(z.strictObject({ when: ConditionSchema.nullable(), say: LanguagesSchema })).min(1),
  LanguagesSchema,
])
export type TextDocument = z.infer<typeof TextDocumentSchema>

const TileSchema = z.strictObject({
  name: TextDocumentSchema,
  look: LookSchema.nullable(),
  room: z.enum(rooms),
  picture: z.enum(['live', 'frozen', 'camera-off', 'waiting', 'voice-only']),
  behind: LookSchema.nullable(),
  behindMood: z.enum(moods).optional(),
  distance: z.enum(distances).optional(),
  mood: z.enum(moods).optional(),
  posture: z.enum(postures).optional(),
  holds: z.enum(heldThings).optional(),
  edge: z.enum(['sleeve']).optional(),
})

const StageSchema = z.strictObject({
  description: TextDocumentSchema,
  surface: z.enum(['video-call', 'telephone', 'phone-screen', 'computer', 'laptop', 'room']),
  title: TextDocumentSchema,
  state: z.strictObject({ kind: z.enum(['calm', 'waiting', 'trouble', 'ended']), text: TextDocumentSchema }).nullable(),
  tiles: z.array(TileSchema),
  self: TileSchema.nullable(),
  notices: z.array(
    z.strictObject({
      kind: z.enum(['video-call', 'message', 'e-mail', 'photo', 'system', 'calendar', 'voice-call']),
      from: TextDocumentSchema,
      text: TextDocumentSchema,
    }),
  ),
  chat: z.array(z.strictObject({ from: TextDocumentSchema, at: z.string(), text: TextDocumentSchema })),
  room: z.enum(rooms).optional(),
  light: z.enum(lights).optional(),
  screen: z.enum(screens).optional(),
  things: z.array(z.enum(things)).optional(),
})
export type StageDocument = z.infer<typeof StageSchema>
export type TileDocument = z.infer<typeof TileSchema>

/** Something that a reader of options alone noticed in the key or in the others; `what` is words, or a shape's name. */
const TellSchema = z.strictObject({
  language: z.string(),
  kind: z.enum(['word', 'pair', 'beginning', 'shape', 'place']),
  what: z.string(),
  in: z.enum(['key', 'others']),
})
export type TellDocument = z.infer<typeof TellSchema>

const ItemSchema = z.strictObject({
  id: z.string(),
  kind: z.enum(['decision', 'check', 'follow-up']),
  practice: z.string(),
  format: z.enum(itemFormats),
  prompt: TextDocumentSchema,
  options: z.array(
    z.strictObject({
      id: z.string(),
      correct: z.union([z.boolean(), ConditionSchema]),
      onlyWhen: ConditionSchema.nullable(),
      text: TextDocumentSchema,
      why: TextDocumentSchema,
      misconception: z.strictObject({ id: z.string(), sentence: TextDocumentSchema }).nullable(),
      exposes: z.array(
        z.strictObject({
          id: z.string(),
          what: TextDocumentSchema,
          whose: TextDocumentSchema,
          toWhom: TextDocumentSchema,
        }),
      ),
      region: z.strictObject({ x: z.number(), y: z.number(), width: z.number(), height: z.number() }).nullable(),
      /** Sort: where it belongs, or in order: the first whose condition holds, the last always does. */
      tray: z
        .union([z.string(), z.array(z.strictObject({ when: ConditionSchema.nullable(), tray: z.string() })).min(1)])
        .optional(),
      label: TextDocumentSchema.optional(),
    }),
  ),
  picture: z.strictObject({ name: z.string(), description: TextDocumentSchema }).nullable(),
  trays: z.array(z.strictObject({ id: z.string(), text: TextDocumentSchema })).optional(),
  paper: z.strictObject({ kind: z.enum(paperKinds), title: TextDocumentSchema, reader: TextDocumentSchema }).optional(),
  screen: z
    .strictObject({
      kind: z.enum(routeScreenKinds),
      title: TextDocumentSchema,
      notes: z.array(z.strictObject({ id: z.string(), after: z.string().nullable(), text: TextDocumentSchema })),
    })
    .optional(),
  twins: z.string().optional(),
  principle: TextDocumentSchema,
  sources: z.array(
    z.strictObject({
      id: z.string(),
      publisher: z.string(),
      title: z.string(),
      published: z.string(),
      /** Earlier documents told learners when it was last read; the state of review now stands in the register alone. */
      checked: z.string().nullable().optional(),
      address: z.string().nullable(),
      /** Cited in these countries alone; left out: everywhere. */
      countries: z.array(z.enum(decisions.country)).optional(),
    }),
  ),
  difficulty: z.number(),
  justCompetent: z.number(),
  /** The chance that someone who knows nothing answers right; documents published before it was measured have none. */
  floor: z.number().min(0).max(1).optional(),
  /** What gave the answer away where the floor is above chance, the heaviest first. */
  tells: z.array(TellSchema).optional(),
})
export type ItemDocument = z.infer<typeof ItemSchema>

const PhrasesSchema = z.record(
  z.string(),
  z.strictObject({ unset: TextDocumentSchema, none: TextDocumentSchema.nullable() }),
)
export type PhrasesDocument = z.infer<typeof PhrasesSchema>

const SceneSchema = z.strictObject({
  id: z.string(),
  stage: StageSchema,
  prose: TextDocumentSchema,
  ask: ItemSchema.nullable(),
  way: z.discriminatedUnion('by', [
    z.strictObject({ by: z.literal('option'), next: z.record(z.string(), z.string()) }),
    z.strictObject({ by: z.literal('verdict'), right: z.string(), wrong: z.string() }),
    z.strictObject({ by: z.literal('go-on'), next: z.string() }),
    z.strictObject({ by: z.literal('end') }),
  ]),
})
export type SceneDocument = z.infer<typeof SceneSchema>

/** One version of a module with everything that it needs inside: languages, policy variants, sources. Plain JSON. */
export const ModuleDocumentSchema = z.strictObject({
  format: z.literal(1),
  slug: z.string(),
  title: TextDocumentSchema,
  summary: TextDocumentSchema,
  setting: TextDocumentSchema,
  minutes: z.number(),
  practices: z.array(z.string()),
  start: z.string(),
  scenes: z.array(SceneSchema),
  phrases: PhrasesSchema,
})
export type ModuleDocument = z.infer<typeof ModuleDocumentSchema>

/** One version of a practice's follow-up bank. */
export const FollowUpDocumentSchema = z.strictObject({
  format: z.literal(1),
  practice: z.string(),
  items: z.array(z.strictObject({ situation: TextDocumentSchema, stage: StageSchema.nullable(), item: ItemSchema })),
  phrases: PhrasesSchema,
})
export type FollowUpDocument = z.infer<typeof FollowUpDocumentSchema>
