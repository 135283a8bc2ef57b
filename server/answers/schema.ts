import { z } from 'zod'

const Id = z.string().min(1).max(200)
const day = 24 * 60 * 60 * 1000

export const AttemptId = z.uuid()

/** What the player posts. Times longer than a day are a day: the estimate only asks which answers were too fast. */
export const AnswerBody = z.strictObject({
  answerId: z.uuid(),
  sceneId: Id,
  itemId: Id,
  choice: z.array(Id).max(50),
  confidence: z.enum(['sure', 'fairly', 'guess']),
  elapsedMs: z
    .number()
    .int()
    .min(0)
    .transform((elapsedMs) => Math.min(elapsedMs, day)),
})

export const GoOnBody = z.strictObject({ sceneId: Id })
