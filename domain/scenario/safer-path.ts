import type { AttemptState } from './attempt-state.ts'
import { forkOf } from './fork.ts'
import type { Feedback } from './learner-view.ts'
import type { Module, Scene } from './module.ts'
import { safestPath } from './paths.ts'
import { findScene } from './play.ts'
import { itemFeedback } from './show.ts'

export type SaferScene = {
  readonly scene: Pick<Scene, 'id' | 'stage' | 'prose'>
  /** What is safest at it, as the feedback to that very answer; null where nothing is asked. */
  readonly safest: Feedback | null
}

export type SaferPath = {
  /** The scene, counted from 1, at which it leaves the path that was taken. */
  readonly from: number
  readonly scenes: readonly SaferScene[]
}

/**
 * The safest path from where an ended attempt left it, to the end; null where it never did, or has not ended: the key reaches
 * nobody before their answer. Up to the fork both are one.
 */
export function saferPath(module: Module, state: AttemptState, order: { readonly seed: string }): SaferPath | null {
  const from = state.ended ? forkOf(state) : null
  if (from === null) return null
  const { steps, sceneId } = safestPath(module)
  const ahead = steps.slice(from - 1).flatMap((step): SaferScene[] => {
    const scene = findScene(module, step.sceneId)
    if (scene === null) return []
    const safest =
      step.did === 'answered' && scene.then.do === 'ask' ? itemFeedback(scene.then.item, step.choice, order) : null
    const { id, stage, prose } = scene
    return [{ scene: { id, stage, prose }, safest }]
  })
  const end = findScene(module, sceneId)
  return { from, scenes: [...ahead, ...(end === null ? [] : [{ scene: end, safest: null }])] }
}
