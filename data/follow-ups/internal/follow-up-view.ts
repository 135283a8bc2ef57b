import { findCase } from '#data/curriculum/shared/follow-up-cases.ts'
import type { FollowUpState } from '#domain/follow-ups/follow-up-state.ts'
import { askHeldCase } from '#domain/follow-ups/held-cases.ts'
import { followUpFeedback, followUpView } from '#domain/follow-ups/show.ts'
import type { Feedback, LearnerView } from '#domain/scenario/learner-view.ts'
import type { Text } from '#domain/scenario/module.ts'

/** What the player shows of a follow-up: where it stands, and what the last answer earned. */
export type FollowUpView = {
  readonly view: LearnerView
  /** The cases to go on with where there is no network, each as it will stand then. */
  readonly held: readonly LearnerView[]
  readonly previous: Feedback | null
}

type Reader = { readonly organisationId: string; readonly language: string }

export type BegunFollowUp = {
  readonly seed: string
  readonly state: FollowUpState
  readonly policyVersion: number
}

/** The page gives it a title in its own words. */
const noTitle = ({ language }: Reader): Text => ({ text: '', language })

export async function viewOfFollowUp(reader: Reader, followUp: BegunFollowUp): Promise<FollowUpView> {
  const { seed, state, policyVersion } = followUp
  const current = state.asked === null ? null : await findCase(reader, state.asked, policyVersion)
  const last = state.answered.at(-1)
  const order = { title: noTitle(reader), seed }
  const heldCases = state.asked === null ? [] : (state.held ?? [])
  return {
    view: followUpView(state, current, order),
    held: await Promise.all(
      heldCases.map(async (heldCase, place) =>
        followUpView(askHeldCase(state, place), await findCase(reader, heldCase, policyVersion), order),
      ),
    ),
    previous: last === undefined ? null : await feedbackInFollowUp(reader, followUp, last.itemId),
  }
}

/** What the answer to one of its items earned. Throws where that item was not answered in it. */
export async function feedbackInFollowUp(
  reader: Reader,
  { seed, state, policyVersion }: BegunFollowUp,
  itemId: string,
): Promise<Feedback> {
  const answer = state.answered.find((answer) => answer.itemId === itemId)
  if (answer === undefined) throw new Error(`Item ${itemId} was not answered in this follow-up`)
  return followUpFeedback(await findCase(reader, answer, policyVersion), answer.choice, { seed })
}
