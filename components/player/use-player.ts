'use client'

import { startTransition, useCallback, useEffect, useMemo, useReducer } from 'react'
import type { Feedback } from '#domain/scenario/learner-view.ts'
import { dropAnswer, dropAnswers, dropDraft, findAnswers, isKept, keepAnswers } from './answer-keeping.ts'
import { browserKeeping } from './browser-keeping.ts'
import { DebriefLater, loadPartsOf } from './parts.ts'
import { sendPersistently } from './persistent-sending.ts'
import { findPlace, keepPlace } from './place-keeping.ts'
import { play } from './play.ts'
import { answerInHand, beginPlaying, isBusy, type PlayerState } from './player-state.ts'
import { type PlayView, sendAnswer, sendGoOn } from './sending.ts'
import type { UnsentAnswer } from './unsent-answer.ts'
import { useLeaving } from './use-leaving.ts'

export type Endpoints = {
  readonly answer: string
  /** Null: every scene asks something. */
  readonly goOn: string | null
  readonly signIn: string
  /** The path of the page itself. */
  readonly page: string
}

export type Playing = {
  readonly state: PlayerState
  readonly give: (answer: UnsentAnswer) => void
  readonly goOn: () => void
  /** Goes on with a case that the page holds, before the server has the answer. */
  readonly goOnWithHeldView: () => void
  /** Sends what waits for a sign-in. */
  readonly sendAgain: () => void
}

/** Runs an attempt: keeps each answer on this device before it is sent, and sends it until the server has it. */
export function usePlayer(
  attemptId: string,
  place: PlayView & { readonly previous: Feedback | null },
  endpoints: Endpoints,
): Playing {
  const [state, dispatch] = useReducer(play, place, beginPlaying)
  const { givenAnswers, sending } = state
  const inHand = answerInHand(state)

  useEffect(() => {
    const keeping = browserKeeping('localStorage')
    const further = findPlace(keeping, attemptId)
    const storedAnswers = findAnswers(keeping, attemptId)
    // What the server drew stays until the code is here for what takes its place.
    startTransition(() => {
      if (further !== null) dispatch({ type: 'place-found', place: further })
      if (storedAnswers !== null) dispatch({ type: 'answers-found', answers: storedAnswers.answers })
    })
  }, [attemptId])

  const { answer: answerAddress, page } = endpoints
  const waiting = useMemo(() => (inHand === null ? givenAnswers : [...givenAnswers, inHand]), [givenAnswers, inHand])
  useEffect(() => {
    if (waiting.length > 0)
      keepAnswers(browserKeeping('localStorage'), attemptId, { page, address: answerAddress, answers: waiting })
  }, [attemptId, waiting, page, answerAddress])

  const answer = sending.is === 'signed-out' ? undefined : waiting[0]
  useEffect(() => {
    if (answer === undefined) return
    const keeping = browserKeeping('localStorage')
    const { answerId } = answer
    const whether = () => (isKept(keeping, attemptId, answerId) ? 'kept' : 'not-kept')
    const trying = sendPersistently({
      send: (signal) => sendAnswer(answerAddress, answer, signal),
      onUnreachable: () => dispatch({ type: 'answer-unreachable', keeping: whether() }),
      onSettled: (outcome) => {
        const keepOutcome = whether()
        if (outcome.became === 'accepted') {
          dropAnswer(keeping, attemptId, answerId)
          if (answer.next === undefined) dropDraft(browserKeeping('sessionStorage'), attemptId)
          const { feedback: previous, ...next } = outcome.reply
          keepPlace(keeping, attemptId, { ...next, previous })
        } else if (outcome.became !== 'signed-out') dropAnswers(keeping, attemptId)
        const settlement = { type: 'answer-settled', answerId, outcome, keeping: keepOutcome } as const
        if (outcome.became !== 'accepted') return dispatch(settlement)
        void onceDrawable(outcome.reply).then(() => dispatch(settlement))
      },
    })
    window.addEventListener('online', trying.tryNow)
    return () => {
      window.removeEventListener('online', trying.tryNow)
      trying.stop()
    }
  }, [attemptId, answer, answerAddress])

  useLeaving({
    attemptId,
    waiting,
    isSignedOut: sending.is === 'signed-out',
    onBack: useCallback(() => dispatch({ type: 'back-in-sight' }), []),
  })

  const sendAgain = useCallback(() => dispatch({ type: 'back-in-sight' }), [])
  const goOnWithHeldView = useCallback(() => dispatch({ type: 'went-on-with-held' }), [])
  const give = useCallback((answer: UnsentAnswer) => dispatch({ type: 'answer-given', answer }), [])

  const goOn = useCallback(() => {
    if (isBusy(state)) return
    if (state.panel === 'feedback') return dispatch({ type: 'left-feedback' })
    if (state.debrief !== null)
      return void DebriefLater.load()
        .catch(() => undefined)
        .then(() => dispatch({ type: 'opened-debrief' }))
    if (endpoints.goOn === null) return
    dispatch({ type: 'going-on' })
    void sendGoOn(endpoints.goOn, state.view.scene.id).then(async (outcome) => {
      if (outcome.became === 'accepted') {
        keepPlace(browserKeeping('localStorage'), attemptId, { ...outcome.reply, previous: null })
        await onceDrawable(outcome.reply)
      }
      dispatch({ type: 'going-on-settled', outcome })
    })
  }, [state, endpoints.goOn, attemptId])

  return { state, give, goOn, goOnWithHeldView, sendAgain }
}

/** Nobody sees a scene come in pieces, and the heading that takes the focus is there. What cannot be had is asked for again by what is drawn. */
function onceDrawable({ view, held }: PlayView): Promise<void> {
  return loadPartsOf([view, ...(held ?? [])]).catch(() => undefined)
}
