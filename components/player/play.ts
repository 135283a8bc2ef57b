import { goOnWithHeldView, settleGivenAnswer, withFoundAnswers } from './going-on-with-held.ts'
import {
  type AnswerSettlement,
  answerInHand,
  beginPlaying,
  isBusy,
  moveTo,
  type PlayerEvent,
  type PlayerState,
  signedOut,
} from './player-state.ts'
import type { Outcome, PlayView } from './sending.ts'

/** Pure: the sending itself is done beside it, and tells what became of it. */
export function play(state: PlayerState, event: PlayerEvent): PlayerState {
  switch (event.type) {
    case 'answer-given':
      if (isBusy(state)) return state
      return state.givenAnswers.length > 0
        ? goOnWithHeldView(state, event.answer)
        : { ...state, sending: { is: 'sending', answer: event.answer }, notice: null }
    case 'answers-found':
      return withFoundAnswers(state, event.answers)
    case 'place-found':
      return event.place.view.position.scene > state.view.position.scene ? beginPlaying(event.place) : state
    case 'went-on-with-held':
      return state.sending.is === 'kept' ? goOnWithHeldView(state, state.sending.answer) : state
    case 'answer-unreachable':
      return unreachable(state, event.keeping)
    case 'answer-settled':
      return state.givenAnswers.some(({ answerId }) => answerId === event.answerId)
        ? settleGivenAnswer(state, event)
        : afterAnswer(state, event)
    case 'back-in-sight':
      return backInSight(state)
    case 'going-on':
      return isBusy(state) ? state : { ...state, sending: { is: 'going-on' }, notice: null }
    case 'going-on-settled':
      return wentOn(state, event.outcome)
    case 'left-feedback':
      return state.next === null ? state : moveTo(state, state.next, null)
    case 'opened-debrief':
      return state.debrief === null ? state : { ...state, panel: 'debrief', notice: null }
    default:
      return unknownEvent(event)
  }
}

function unreachable(state: PlayerState, keeping: 'kept' | 'not-kept'): PlayerState {
  const answer = answerInHand(state)
  return answer === null ? state : { ...state, sending: { is: 'kept', answer, keeping } }
}

function backInSight(state: PlayerState): PlayerState {
  const { sending } = state
  if (sending.is !== 'signed-out') return state
  return { ...state, sending: sending.answer === null ? { is: 'idle' } : { is: 'sending', answer: sending.answer } }
}

function afterAnswer(state: PlayerState, { outcome, keeping }: AnswerSettlement): PlayerState {
  switch (outcome.became) {
    case 'accepted': {
      const { feedback, view, held, debrief } = outcome.reply
      const waited = state.sending.is === 'kept'
      return {
        ...state,
        panel: 'feedback',
        feedback,
        next: { view, held, debrief },
        sending: { is: 'idle' },
        notice: waited ? 'sent-at-last' : null,
      }
    }
    case 'overtaken':
      return moveTo(state, outcome.playView, 'went-on-elsewhere')
    case 'signed-out':
      return { ...state, sending: signedOut(answerInHand(state), keeping) }
    case 'refused':
      return { ...state, sending: { is: 'idle' }, notice: 'refused' }
  }
}

function wentOn(state: PlayerState, outcome: Outcome<PlayView>): PlayerState {
  switch (outcome.became) {
    case 'accepted':
      return moveTo(state, outcome.reply, null)
    case 'overtaken':
      return moveTo(state, outcome.playView, 'went-on-elsewhere')
    case 'signed-out':
      return { ...state, sending: { is: 'signed-out', answer: null } }
    case 'refused':
      return { ...state, sending: { is: 'idle' }, notice: 'refused' }
    case 'unreachable':
      return { ...state, sending: { is: 'going-on-failed' } }
  }
}

function unknownEvent(event: never): never {
  throw new Error(`No such event: ${JSON.stringify(event)}`)
}
