import type { Asking, AskingFacts } from './ask-next.ts'
import type { AskedItem, FollowUpState } from './follow-up-state.ts'

/**
 * What a follow-up asks after `question` if nothing is learnt from the answers: to its end, within its three minutes and by all
 * of its other rules. A page holds these cases for when there is no network. Pure.
 */
export function casesToHold(ask: (facts: AskingFacts) => Asking, facts: AskingFacts, question: AskedItem): AskedItem[] {
  const heldItems: AskedItem[] = []
  const withoutAnswer = (item: AskedItem) => ({ ...item, choice: [], correct: false })
  const soFar = [...facts.soFar, withoutAnswer(question)]
  for (let next = ask({ ...facts, soFar }).asked; next !== null; next = ask({ ...facts, soFar }).asked) {
    heldItems.push(next)
    soFar.push(withoutAnswer(next))
  }
  return heldItems
}

/** How a follow-up goes on from an answer: with what its evidence makes worth asking, or with what the page held. */
export type GoesOn = 'by-evidence' | 'with-held'

/**
 * Which case an answer belongs to, and what the page held after it: the one asked now, or the first that was held before the
 * last answer, whose reply a page without a network never got. Null: neither.
 */
export function afterHeldAnswer(
  { asked, held, heldBefore = [] }: FollowUpState,
  sceneId: string,
  goesOn: GoesOn,
): { readonly asked: AskedItem; readonly rest: readonly AskedItem[] | null } | null {
  if (asked !== null && asked.itemId === sceneId) return { asked, rest: held ?? null }
  const [instead, ...rest] = heldBefore
  return goesOn === 'with-held' && instead?.itemId === sceneId ? { asked: instead, rest } : null
}

/** The state in which one of the held cases will be asked, by its place among them. */
export function askHeldCase(state: FollowUpState, place: number): FollowUpState {
  const { asked, held = [] } = state
  const passedItems = [...(asked === null ? [] : [asked]), ...held.slice(0, place)]
  const passedAnswers = passedItems.map((item) => ({ ...item, choice: [], correct: false }))
  return {
    ...state,
    asked: held[place] ?? null,
    answered: [...state.answered, ...passedAnswers],
    ahead: held.length - place,
    held: held.slice(place + 1),
  }
}
