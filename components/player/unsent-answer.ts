import type { Choice } from '#domain/scenario/attempt-state.ts'
import type { ItemId, SceneId } from '#domain/scenario/module.ts'

export const confidences = ['guess', 'fairly', 'sure'] as const
export type Confidence = (typeof confidences)[number]

/** An answer as it is sent. Its id is made once: sent again, it is the same answer. */
export type UnsentAnswer = {
  readonly answerId: string
  readonly sceneId: SceneId
  readonly itemId: ItemId
  readonly choice: Choice
  readonly confidence: Confidence
  /** Milliseconds for which the question was in sight. */
  readonly elapsedMs: number
  /** The reader went on with a case that the page held, before the server had this answer. */
  readonly next?: 'held'
}

/** A choice half made: not submitted yet. */
export type Draft = {
  readonly sceneId: SceneId
  readonly choice: Choice
  readonly confidence: Confidence | null
  readonly elapsedMs: number
}
