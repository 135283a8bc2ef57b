import { z } from 'zod'
import type { AttemptState } from '#domain/scenario/attempt-state.ts'
import type { Debrief, Feedback, LearnerView } from '#domain/scenario/learner-view.ts'
import type { Module } from '#domain/scenario/module.ts'
import { findScene } from '#domain/scenario/play.ts'
import { debriefOf, feedbackOf, sceneOf } from '#domain/scenario/show.ts'

/** What the player shows of an attempt: where it stands, what the last answer earned, and once ended, the debrief. */
export type AttemptView = {
  readonly id: string
  readonly view: LearnerView
  readonly previous: Feedback | null
  readonly debrief: Debrief | null
}

export function attemptView(
  attempt: { readonly id: string; readonly seed: string; readonly state: AttemptState },
  module: Module,
): AttemptView {
  const { id, state } = attempt
  const view = sceneOf(module, state, attempt)
  if (view === null)
    throw new Error(`Attempt ${id} stands at scene ${state.sceneId}, which its module version does not have`)
  const last = state.steps.at(-1)
  const previous = last?.did === 'answered' ? feedbackOf(module, last.sceneId, last.choice, attempt) : null
  return { id, view, previous, debrief: debriefOf(module, state, attempt) }
}

/** What the scene asks, as the columns that the hot path joins on. */
export function questionAt(module: Module, state: AttemptState): { itemId: string | null; practiceId: string | null } {
  const scene = findScene(module, state.sceneId)
  if (scene?.then.do !== 'ask') return { itemId: null, practiceId: null }
  return { itemId: scene.then.item.id, practiceId: scene.then.item.practice }
}

/** The column `state` of an attempt. */
export const AttemptStateSchema: z.ZodType<AttemptState> = z.object({
  sceneId: z.string(),
  steps: z.array(
    z.discriminatedUnion('did', [
      z.object({
        did: z.literal('answered'),
        sceneId: z.string(),
        itemId: z.string(),
        choice: z.array(z.string()),
        correct: z.boolean(),
      }),
      z.object({ did: z.literal('went-on'), sceneId: z.string() }),
    ]),
  ),
  ended: z.boolean(),
})
