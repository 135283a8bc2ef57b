'use client'

import { useCallback, useEffect, useReducer } from 'react'
import { dropAnswer, dropDraft, findAnswer, keepAnswer } from './answer-keeping.ts'
import { browserKeeping } from './browser-keeping.ts'
import { sendPersistently } from './persistent-sending.ts'
import { answerInHand, beginPlaying, isBusy, type PlayerState, play } from './player-state.ts'
import { type PlayView, sendAnswer, sendGoOn } from './sending.ts'
import type { UnsentAnswer } from './unsent-answer.ts'

export type Endpoints = {
  readonly answer: string
  /** Null: every scene asks something. */
  readonly goOn: string | null
  readonly signIn: string
}

export type Playing = {
  readonly state: PlayerState
  readonly give: (answer: UnsentAnswer) => void
  readonly goOn: () => void
  /** Sends what waits for a sign-in. */
  readonly sendAgain: () => void
}

/** Runs an attempt: keeps each answer on this device before it is sent, and sends it until the server has it. */
export function usePlayer(attemptId: string, playView: PlayView, endpoints: Endpoints): Playing {
  const [state, dispatch] = useReducer(play, playView, beginPlaying)

  useEffect(() => {
    const stored = findAnswer(browserKeeping('localStorage'), attemptId)
    if (stored !== null) dispatch({ type: 'answer-found', answer: stored })
  }, [attemptId])

  const answer = state.sending.is === 'signed-out' ? null : answerInHand(state)
  useEffect(() => {
    if (answer === null) return
    const keeping = browserKeeping('localStorage')
    const storage = keepAnswer(keeping, attemptId, answer)
    const sending = sendPersistently({
      send: (signal) => sendAnswer(endpoints.answer, answer, signal),
      onUnreachable: () => dispatch({ type: 'answer-unreachable', keeping: storage }),
      onSettled: (outcome) => {
        if (outcome.became !== 'signed-out') dropAnswer(keeping, attemptId, answer.answerId)
        if (outcome.became === 'accepted') dropDraft(browserKeeping('sessionStorage'), attemptId)
        dispatch({ type: 'answer-settled', outcome, keeping: storage })
      },
    })
    window.addEventListener('online', sending.tryNow)
    return () => {
      window.removeEventListener('online', sending.tryNow)
      sending.stop()
    }
  }, [attemptId, answer, endpoints.answer])

  const isSignedOut = state.sending.is === 'signed-out'
  useEffect(() => {
    if (!isSignedOut) return
    const onVisible = () => {
      if (document.visibilityState === 'visible') dispatch({ type: 'back-in-sight' })
    }
    document.addEventListener('visibilitychange', onVisible)
    return () => document.removeEventListener('visibilitychange', onVisible)
  }, [isSignedOut])

  const inHand = answerInHand(state)
  useEffect(() => {
    if (inHand === null) return
    // What is neither sent nor kept goes with the page: the browser asks in its own words whether to leave.
    const onLeaving = (event: BeforeUnloadEvent) => {
      if (findAnswer(browserKeeping('localStorage'), attemptId)?.answerId === inHand.answerId) return
      event.preventDefault()
      // Chrome before 119 goes by this alone.
      event.returnValue = true
    }
    window.addEventListener('beforeunload', onLeaving)
    return () => window.removeEventListener('beforeunload', onLeaving)
  }, [attemptId, inHand])

  const sendAgain = useCallback(() => dispatch({ type: 'back-in-sight' }), [])
  const give = useCallback((answer: UnsentAnswer) => dispatch({ type: 'answer-given', answer }), [])

  const goOn = useCallback(() => {
    if (isBusy(state)) return
    if (state.panel === 'feedback') return dispatch({ type: 'left-feedback' })
    if (state.debrief !== null) return dispatch({ type: 'opened-debrief' })
    if (endpoints.goOn === null) return
    dispatch({ type: 'going-on' })
    void sendGoOn(endpoints.goOn, state.view.scene.id).then((outcome) =>
      dispatch({ type: 'going-on-settled', outcome }),
    )
  }, [state, endpoints.goOn])

  return { state, give, goOn, sendAgain }
}
