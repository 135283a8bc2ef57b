import { z } from 'zod'
import { screens, things } from '#domain/scenario/drawn-things.ts'
import { ages, builds, clothes, hairColours, hairs, skins } from '#domain/scenario/look.ts'
import { distances, heldThings, lights, moods, postures, rooms } from '#domain/scenario/stage.ts'
import { IdSchema, TextSourceSchema, WordsSchema } from './words.ts'

export const LookSchema = z.strictObject({
  skin: z.enum(skins),
  hair: z.enum(hairs),
  hairColour: z
    .enum(hairColours)
    .meta({ description: 'Of a headscarf, a turban, a head-tie, a cap or a hat: the colour of the cloth' }),
  clothes: z.enum(clothes),
  age: z.enum(ages),
  build: z.enum(builds).optional(),
  glasses: z.boolean().optional(),
  beard: z.boolean().optional(),
})

export const CastMemberSchema = z.strictObject({
  name: TextSourceSchema.meta({ description: 'As it stands under the picture' }),
  look: LookSchema.nullable().optional().meta({ description: 'How someone is drawn; leave it out for an empty room' }),
  room: z.enum(rooms).meta({ description: 'Where they are unless a scene says otherwise' }),
})

const PictureState = z.enum(['live', 'frozen', 'camera-off', 'waiting', 'voice-only'])

/** Someone on screen: `ebba`, or `{ who: ebba, picture: frozen }`. */
const SeenSchema = z.union([
  IdSchema,
  z.strictObject({
    who: IdSchema.meta({ description: 'One of the cast' }),
    name: TextSourceSchema.optional(),
    picture: PictureState.optional(),
    room: z.enum(rooms).optional(),
    behind: IdSchema.optional().meta({ description: 'One of the cast, half seen behind or beside' }),
    'behind-mood': z.enum(moods).optional().meta({ description: 'The mood of whoever is behind' }),
    distance: z.enum(distances).optional().meta({ description: 'How near to the camera' }),
    mood: z.enum(moods).optional(),
    posture: z.enum(postures).optional().meta({ description: 'How they sit or stand, and what their arms do' }),
    holds: z.enum(heldThings).optional().meta({ description: 'What they hold up, or have on their lap' }),
    edge: z.enum(['sleeve']).optional().meta({ description: 'What of someone else reaches into the picture' }),
  }),
])
export type SeenSource = z.infer<typeof SeenSchema>

const StateSchema = z
  .strictObject({
    calm: TextSourceSchema.optional(),
    waiting: TextSourceSchema.optional(),
    trouble: TextSourceSchema.optional(),
    ended: TextSourceSchema.optional(),
  })
  .meta({ description: 'One of calm, waiting, trouble or ended, with its words: trouble: connection lost' })

/** What is on stage. What a scene leaves out it takes from `like`, then from the module's own `stage`. */
export const StageSourceSchema = z.strictObject({
  description: TextSourceSchema.optional().meta({
    description: 'The whole drawn moment for anyone who does not see it',
  }),
  surface: z.enum(['video-call', 'telephone', 'phone-screen', 'computer', 'laptop', 'room']).optional(),
  title: TextSourceSchema.optional().meta({ description: 'The bar on top: the tool and who it is with' }),
  state: StateSchema.nullable().optional(),
  'on-screen': z.array(SeenSchema).optional().meta({ description: 'The other side, largest first' }),
  self: SeenSchema.nullable().optional(),
  notices: z
    .array(
      z.strictObject({
        kind: z.enum(['video-call', 'message', 'e-mail', 'photo', 'system', 'calendar', 'voice-call']),
        from: TextSourceSchema,
        text: TextSourceSchema,
      }),
    )
    .optional(),
  chat: z
    .array(
      z.strictObject({
        from: TextSourceSchema,
        at: WordsSchema.regex(/^\d{2}:\d{2}$/u).meta({ description: 'The time, "10:14"' }),
        text: TextSourceSchema,
      }),
    )
    .optional(),
  room: z.enum(rooms).nullable().optional().meta({ description: 'A room without anyone, or the one about a screen' }),
  light: z.enum(lights).optional(),
  screen: z.enum(screens).nullable().optional().meta({ description: 'What is drawn on a screen that shows nobody' }),
  things: z.array(z.enum(things)).optional().meta({ description: 'What lies on the desk in front' }),
})
export const SceneStageSourceSchema = StageSourceSchema.extend({
  like: IdSchema.optional().meta({ description: 'A scene whose stage this one starts from' }),
})
export type StageSource = z.infer<typeof StageSourceSchema>
export type SceneStageSource = z.infer<typeof SceneStageSourceSchema>
