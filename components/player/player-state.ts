import type { Debrief, Feedback, LearnerView } from '#domain/scenario/learner-view.ts'
import type { Outcome, PlayView, RecordedView } from './sending.ts'
import type { UnsentAnswer } from './unsent-answer.ts'

/** What is in sight: a scene, what an answer earned, the debrief, or that all is answered and waits for a network. */
export type Panel = 'scene' | 'feedback' | 'debrief' | 'all-given'

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
export type Notice = 'went-on-elsewhere' | 'refused' | 'sent-at-last' | 'all-sent' | null

export type PlayerState = {
  readonly panel: Panel
  /** The scene in sight, or the one that the feedback in sight is about. */
  readonly view: LearnerView
  /** Where to go on to from the feedback. */
  readonly next: PlayView | null
  readonly feedback: Feedback | null
  readonly debrief: Debrief | null
  /** What the answer before the scene in sight earned, for anyone who loaded the page again before reading it. */
  readonly previous: Feedback | null
  /** What can be answered after the scene in sight without asking the server; null where the story hangs together. */
  readonly held: readonly LearnerView[] | null
  /** Answers that the reader went on from before the server had them, the first given first. */
  readonly givenAnswers: readonly UnsentAnswer[]
  readonly sending: Sending
  readonly notice: Notice
}

export type PlayerEvent =
  | { readonly type: 'answer-given'; readonly answer: UnsentAnswer }
  | { readonly type: 'answers-found'; readonly answers: readonly UnsentAnswer[] }
  /** This device had been further than the page that it kept for reading without a network. */
  | { readonly type: 'place-found'; readonly place: Place }
  /** The reader goes on with a case that the page holds. */
  | { readonly type: 'went-on-with-held' }
  | { readonly type: 'answer-unreachable'; readonly keeping: 'kept' | 'not-kept' }
  | {
      readonly type: 'answer-settled'
      readonly answerId: string
      readonly outcome: Exclude<Outcome<RecordedView>, { became: 'unreachable' }>
      readonly keeping: 'kept' | 'not-kept'
    }
  /** Someone is back who may have signed in meanwhile: what waits is sent again. */
  | { readonly type: 'back-in-sight' }
  | { readonly type: 'going-on' }
  | { readonly type: 'going-on-settled'; readonly outcome: Outcome<PlayView> }
  | { readonly type: 'left-feedback' }
  | { readonly type: 'opened-debrief' }

export type AnswerSettlement = Extract<PlayerEvent, { type: 'answer-settled' }>

/** Where an attempt stands, and what was answered last. */
export type Place = PlayView & { readonly previous: Feedback | null }

export function beginPlaying({ view, held, debrief, previous }: Place): PlayerState {
  return {
    panel: debrief !== null ? 'debrief' : 'scene',
    view,
    next: null,
    feedback: null,
    debrief,
    previous,
    held,
    givenAnswers: [],
    sending: { is: 'idle' },
    notice: null,
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

export function signedOut(answer: UnsentAnswer | null, keeping: 'kept' | 'not-kept'): Sending {
  return answer === null ? { is: 'signed-out', answer } : { is: 'signed-out', answer, keeping }
}

/** Shows where the server says that the attempt stands. From an end that is in sight already it leads to the debrief. */
export function moveTo(state: PlayerState, playView: PlayView | null, notice: Notice): PlayerState {
  if (playView === null) return { ...state, sending: { is: 'idle' }, notice }
  const { view, held, debrief } = playView
  const atTheSameEnd = view.then.do === 'end' && view.scene.id === state.view.scene.id && state.panel === 'scene'
  return {
    panel: debrief !== null && atTheSameEnd ? 'debrief' : 'scene',
    view,
    next: null,
    feedback: null,
    debrief,
    previous: null,
    held,
    givenAnswers: [],
    sending: { is: 'idle' },
    notice,
  }
}
