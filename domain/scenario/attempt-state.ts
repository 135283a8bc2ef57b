import type { ItemId, OptionId, SceneId } from './module.ts'

/**
 * Single and where-from: one option. Multiple, spot and strike: those marked or struck, possibly none. Order: all of
 * them, in the order given. Sort: every thing with its tray, see sorting.ts.
 */
export type Choice = readonly OptionId[]

/** One scene left behind: how. */
export type Step =
  | {
      readonly did: 'answered'
      readonly sceneId: SceneId
      readonly itemId: ItemId
      readonly choice: Choice
      readonly correct: boolean
    }
  | { readonly did: 'went-on'; readonly sceneId: SceneId }

/** Where an attempt stands. Plain JSON: it is stored as it is. */
export type AttemptState = {
  readonly sceneId: SceneId
  readonly steps: readonly Step[]
  readonly ended: boolean
}
