import type { LearnerView } from '#domain/scenario/learner-view.ts'
import { type AnswerSettlement, answerInHand, moveTo, type PlayerState, signedOut } from './player-state.ts'
import type { UnsentAnswer } from './unsent-answer.ts'

/** From an answer that the server does not have to the next case that the page holds, or to where all are answered. */
export function goOnWithHeldView(state: PlayerState, answer: UnsentAnswer): PlayerState {
  if (state.held === null) return state
  const givenAnswers = [...state.givenAnswers, { ...answer, next: 'held' } as const]
  return atFirstOf(state.held, { ...state, givenAnswers, sending: { is: 'idle' }, previous: null, notice: null })
}

/** What this device kept: the answers that were gone on from, and the one that was not. */
export function withFoundAnswers(state: PlayerState, answers: readonly UnsentAnswer[]): PlayerState {
  if (state.sending.is !== 'idle' || state.givenAnswers.length > 0) return state
  const inHand = answers.find(({ next }) => next === undefined)
  const givenAnswers = answers.filter(({ next }) => next !== undefined)
  const sending = inHand === undefined ? state.sending : ({ is: 'sending', answer: inHand } as const)
  if (givenAnswers.length === 0 || state.held === null) return { ...state, givenAnswers, sending }
  const open = [state.view, ...state.held].filter(
    ({ scene }) => !givenAnswers.some(({ sceneId }) => sceneId === scene.id),
  )
  return atFirstOf(open, { ...state, givenAnswers, sending, previous: open[0] === state.view ? state.previous : null })
}

function atFirstOf([view, ...heldViews]: readonly LearnerView[], state: PlayerState): PlayerState {
  return view === undefined
    ? { ...state, panel: 'all-given', held: heldViews }
    : { ...state, panel: 'scene', view, held: heldViews }
}

/** What became of the first of the answers that were gone on from. The reader is at another case meanwhile. */
export function settleGivenAnswer(state: PlayerState, { answerId, outcome, keeping }: AnswerSettlement): PlayerState {
  switch (outcome.became) {
    case 'accepted': {
      const givenAnswers = state.givenAnswers.filter((answer) => answer.answerId !== answerId)
      if (givenAnswers.length > 0 || state.sending.is !== 'idle') return { ...state, givenAnswers }
      const { feedback, ...next } = outcome.reply
      const isHere = state.panel === 'scene' && next.view.scene.id === state.view.scene.id
      const arrival = {
        ...moveTo(state, next, next.view.then.do === 'end' ? 'all-sent' : 'sent-at-last'),
        previous: feedback,
      }
      // The same scene stays as it is: something may be half chosen in it.
      return isHere ? { ...arrival, view: state.view } : arrival
    }
    case 'overtaken':
      return { ...moveTo(state, outcome.playView, 'went-on-elsewhere'), givenAnswers: [] }
    case 'signed-out':
      return { ...state, sending: signedOut(answerInHand(state), keeping) }
    case 'refused':
      return { ...state, panel: 'scene', givenAnswers: [], sending: { is: 'idle' }, notice: 'refused' }
  }
}
