import type { Choice } from '#domain/scenario/attempt-state.ts'
import type { Feedback, LearnerView } from '#domain/scenario/learner-view.ts'
import type { Item, Text } from '#domain/scenario/module.ts'
import { itemFeedback, questionOf } from '#domain/scenario/show.ts'
import type { Stage } from '#domain/scenario/stage.ts'
import type { FollowUpState } from './follow-up-state.ts'
import { totalSeconds } from './next-question.ts'
import { LONGEST_SECONDS } from './reading-time.ts'

/** A case of the bank, told in a language under a policy: the moment, and what is asked. Holds the key. */
export type FollowUpCase = { readonly situation: readonly Text[]; readonly stage: Stage | null; readonly item: Item }

type Order = { readonly seed: string }

/** Where a follow-up stands, as the learner may see it: no key, no reason. `current` is the case of `state.asked`. */
export function followUpView(
  state: FollowUpState,
  current: FollowUpCase | null,
  { title, seed }: Order & { readonly title: Text },
): LearnerView {
  const asks = state.asked === null ? null : current
  const then: LearnerView['then'] =
    asks === null ? { do: 'end' } : { do: 'ask', question: questionOf(asks.item, { seed }) }
  const scene =
    asks === null
      ? { id: 'end', stage: null, prose: [] }
      : { id: asks.item.id, stage: asks.stage, prose: asks.situation }
  return { title, setting: null, scene, then, position: positionOf(state) }
}

/** What an answer to a case earns. Throws where the choice is none that the item could have been given. */
export function followUpFeedback({ item }: FollowUpCase, choice: Choice, order: Order): Feedback {
  const feedback = itemFeedback(item, choice, order)
  if (feedback === null) throw new Error(`A choice was recorded that item ${item.id} cannot be given`)
  return feedback
}

/** How many there will be is not known beforehand: as many as fit in what is left, if they are as long as those so far. */
function positionOf({ answered, asked, ahead }: FollowUpState): LearnerView['position'] {
  const scene = answered.length + 1
  if (asked === null) return { scene: answered.length, about: answered.length, minutesLeft: 0 }
  const usual = (totalSeconds(answered) + asked.seconds) / scene
  const fitting = Math.floor((LONGEST_SECONDS - totalSeconds(answered)) / usual)
  const left = Math.max(1, Math.min(ahead, fitting))
  return {
    scene,
    about: answered.length + left,
    minutesLeft: Math.max(1, Math.round((left * usual) / 60)),
  }
}
