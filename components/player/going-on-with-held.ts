import type { LearnerView } from '#domain/scenario/learner-view.ts'
import { type AnswerSettled, answerInHand, moveTo, type PlayerState, signedOut } from './player-state.ts'
import type { UnsentAnswer } from './unsent-answer.ts'

/** From an answer that the server does not have to the next case that the page holds, or to where all are answered. */
export function goOnWithHeld(state: PlayerState, answer: UnsentAnswer): PlayerState {
  if (state.held === null) return state
  const given = [...state.given, { ...answer, next: 'held' } as const]
  return atFirstOf(state.held, { ...state, given, sending: { is: 'idle' }, previous: null, notice: null })
}

/** What this device kept: the answers that were gone on from, and the one that was not. */
export function withFound(state: PlayerState, answers: readonly UnsentAnswer[]): PlayerState {
  if (state.sending.is !== 'idle' || state.given.length > 0) return state
  const inHand = answers.find(({ next }) => next === undefined)
  const given = answers.filter(({ next }) => next !== undefined)
  const sending = inHand === undefined ? state.sending : ({ is: 'sending', answer: inHand } as const)
  if (given.length === 0 || state.held === null) return { ...state, given, sending }
  const open = [state.view, ...state.held].filter(({ scene }) => !given.some(({ sceneId }) => sceneId === scene.id))
  return atFirstOf(open, { ...state, given, sending, previous: open[0] === state.view ? state.previous : null })
}

function atFirstOf([view, ...held]: readonly LearnerView[], state: PlayerState): PlayerState {
  return view === undefined ? { ...state, panel: 'all-given', held } : { ...state, panel: 'scene', view, held }
}

/** What became of the first of the answers that were gone on from. The reader is at another case meanwhile. */
export function settleGiven(state: PlayerState, { answerId, outcome, keeping }: AnswerSettled): PlayerState {
  switch (outcome.became) {
    case 'accepted': {
      const given = state.given.filter((answer) => answer.answerId !== answerId)
      if (given.length > 0 || state.sending.is !== 'idle') return { ...state, given }
      const { feedback, ...next } = outcome.got
      const isHere = state.panel === 'scene' && next.view.scene.id === state.view.scene.id
      const arrived = {
        ...moveTo(state, next, next.view.then.do === 'end' ? 'all-sent' : 'sent-at-last'),
        previous: feedback,
      }
      // The same scene stays as it is: something may be half chosen in it.
      return isHere ? { ...arrived, view: state.view } : arrived
    }
    case 'overtaken':
      return { ...moveTo(state, outcome.playView, 'went-on-elsewhere'), given: [] }
    case 'signed-out':
      return { ...state, sending: signedOut(answerInHand(state), keeping) }
    case 'refused':
      return { ...state, panel: 'scene', given: [], sending: { is: 'idle' }, notice: 'refused' }
  }
}
