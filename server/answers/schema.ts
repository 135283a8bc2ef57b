import { z } from 'zod'

const Name = z.string().min(1).max(200)
const day = 24 * 60 * 60 * 1000

/** Of an attempt, or of a follow-up. */
export const Id = z.uuid()

/** What the player posts. Times longer than a day are a day: the estimate only asks which answers were too fast. */
export const AnswerBody = z.strictObject({
  answerId: z.uuid(),
  sceneId: Name,
  itemId: Name,
  choice: z.array(Name).max(50),
  confidence: z.enum(['sure', 'fairly', 'guess']),
  elapsedMs: z
    .number()
    .int()
    .min(0)
    .transform((elapsedMs) => Math.min(elapsedMs, day)),
})

export const GoOnBody = z.strictObject({ sceneId: Name })
