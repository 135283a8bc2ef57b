import type { Debrief, Feedback, LearnerView } from '#domain/scenario/learner-view.ts'
import type { Outcome, PlayView, Recorded } from './sending.ts'
import type { UnsentAnswer } from './unsent-answer.ts'

/** What is in sight: a scene, what an answer earned, or the debrief. */
export type Panel = 'scene' | 'feedback' | 'debrief'

/** How the answer or the step given last is faring. */
export type Sending =
  | { readonly is: 'idle' }
  | { readonly is: 'sending'; readonly answer: UnsentAnswer }
  /** Kept, and sent again later. `keeping` says whether it would outlive the page. */
  | { readonly is: 'kept'; readonly answer: UnsentAnswer; readonly keeping: 'kept' | 'not-kept' }
  /** Waits for a sign-in, here or in another window. */
  | { readonly is: 'signed-out'; readonly answer: UnsentAnswer; readonly keeping: 'kept' | 'not-kept' }
  | { readonly is: 'signed-out'; readonly answer: null }
  | { readonly is: 'going-on' }
  | { readonly is: 'going-on-failed' }

/** Something to be told above the scene, until the next step. */
export type Notice = 'went-on-elsewhere' | 'refused' | 'sent-at-last' | null

export type PlayerState = {
  readonly panel: Panel
  /** The scene in sight, or the one that the feedback in sight is about. */
  readonly view: LearnerView
  /** Where to go on to from the feedback. */
  readonly next: PlayView | null
  readonly feedback: Feedback | null
  readonly debrief: Debrief | null
  readonly sending: Sending
  readonly notice: Notice
}

export type PlayerEvent =
  | { readonly type: 'answer-given'; readonly answer: UnsentAnswer }
  | { readonly type: 'answer-found'; readonly answer: UnsentAnswer }
  | { readonly type: 'answer-unreachable'; readonly keeping: 'kept' | 'not-kept' }
  | {
      readonly type: 'answer-settled'
      readonly outcome: Exclude<Outcome<Recorded>, { became: 'unreachable' }>
      readonly keeping: 'kept' | 'not-kept'
    }
  /** Someone is back who may have signed in meanwhile: what waits is sent again. */
  | { readonly type: 'back-in-sight' }
  | { readonly type: 'going-on' }
  | { readonly type: 'going-on-settled'; readonly outcome: Outcome<PlayView> }
  | { readonly type: 'left-feedback' }
  | { readonly type: 'opened-debrief' }

export function beginPlaying(playView: PlayView): PlayerState {
  return {
    panel: playView.debrief !== null ? 'debrief' : 'scene',
    view: playView.view,
    next: null,
    feedback: null,
    debrief: playView.debrief,
    sending: { is: 'idle' },
    notice: null,
  }
}

/** Pure: the sending itself is done beside it, and tells what became of it. */
export function play(state: PlayerState, event: PlayerEvent): PlayerState {
  switch (event.type) {
    case 'answer-given':
      return isBusy(state) ? state : { ...state, sending: { is: 'sending', answer: event.answer }, notice: null }
    case 'answer-found':
      return state.sending.is === 'idle' ? { ...state, sending: { is: 'sending', answer: event.answer } } : state
    case 'answer-unreachable':
      return unreachable(state, event.keeping)
    case 'answer-settled':
      return answered(state, event)
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

/** While an answer is on its way or kept, or a step is under way, nothing else can be given. */
export function isBusy({ sending }: PlayerState): boolean {
  return sending.is !== 'idle' && sending.is !== 'going-on-failed'
}

/** The answer that the scene in sight was given and the server has not confirmed. */
export function answerInHand({ sending }: PlayerState): UnsentAnswer | null {
  return 'answer' in sending ? sending.answer : null
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

function answered(
  state: PlayerState,
  { outcome, keeping }: Extract<PlayerEvent, { type: 'answer-settled' }>,
): PlayerState {
  switch (outcome.became) {
    case 'accepted': {
      const { feedback, view, debrief } = outcome.got
      const waited = state.sending.is === 'kept'
      return {
        ...state,
        panel: 'feedback',
        feedback,
        next: { view, debrief },
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

function signedOut(answer: UnsentAnswer | null, keeping: 'kept' | 'not-kept'): Sending {
  return answer === null ? { is: 'signed-out', answer } : { is: 'signed-out', answer, keeping }
}

function wentOn(state: PlayerState, outcome: Outcome<PlayView>): PlayerState {
  switch (outcome.became) {
    case 'accepted':
      return moveTo(state, outcome.got, null)
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

/** Shows where the server says that the attempt stands. From an end that is in sight already it leads to the debrief. */
function moveTo(state: PlayerState, playView: PlayView | null, notice: Notice): PlayerState {
  if (playView === null) return { ...state, sending: { is: 'idle' }, notice }
  const { view, debrief } = playView
  const atTheSameEnd = view.then.do === 'end' && view.scene.id === state.view.scene.id && state.panel === 'scene'
  return {
    panel: debrief !== null && atTheSameEnd ? 'debrief' : 'scene',
    view,
    next: null,
    feedback: null,
    debrief,
    sending: { is: 'idle' },
    notice,
  }
}

function unknownEvent(event: never): never {
  throw new Error(`No such event: ${JSON.stringify(event)}`)
}
