'use client'

import { startTransition, useCallback, useEffect, useRef, useState } from 'react'
import type { Choice } from '#domain/scenario/attempt-state.ts'
import type { Question } from '#domain/scenario/learner-view.ts'
import { findDraft, keepDraft } from './answer-keeping.ts'
import { browserKeeping } from './browser-keeping.ts'
import type { Confidence } from './unsent-answer.ts'
import { useVisibleTime } from './use-visible-time.ts'

export type DraftState = {
  readonly choice: Choice
  readonly confidence: Confidence | null
  readonly setChoice: (choice: Choice) => void
  readonly setConfidence: (confidence: Confidence) => void
  readonly elapsedMs: () => number
}

/** What is half chosen, and for how long the question has been in sight: both outlive a reload of the page. */
export function useDraft(attemptId: string, sceneId: string, question: Question): DraftState {
  const [choice, setChoiceState] = useState<Choice>(() => initialChoice(question))
  const [confidence, setConfidenceState] = useState<Confidence | null>(null)
  const newest = useRef({ choice, confidence })
  const { elapsedMs, addEarlier } = useVisibleTime()

  useEffect(() => {
    const storedDraft = findDraft(browserKeeping('sessionStorage'), attemptId, sceneId)
    if (storedDraft === null) return
    const choice = fits(storedDraft.choice, question) ? storedDraft.choice : newest.current.choice
    newest.current = { choice, confidence: storedDraft.confidence }
    // Not before what it is shown in can be drawn: that may still be on its way.
    startTransition(() => {
      setChoiceState(choice)
      setConfidenceState(storedDraft.confidence)
    })
    addEarlier(storedDraft.elapsedMs)
  }, [attemptId, sceneId, question, addEarlier])

  const keep = useCallback(
    () =>
      keepDraft(browserKeeping('sessionStorage'), attemptId, { sceneId, elapsedMs: elapsedMs(), ...newest.current }),
    [attemptId, sceneId, elapsedMs],
  )

  useEffect(() => {
    window.addEventListener('pagehide', keep)
    return () => window.removeEventListener('pagehide', keep)
  }, [keep])

  const setChoice = useCallback(
    (newChoice: Choice) => {
      newest.current = { ...newest.current, choice: newChoice }
      setChoiceState(newChoice)
      keep()
    },
    [keep],
  )
  const setConfidence = useCallback(
    (newConfidence: Confidence) => {
      newest.current = { ...newest.current, confidence: newConfidence }
      setConfidenceState(newConfidence)
      keep()
    },
    [keep],
  )
  return { choice, confidence, elapsedMs, setChoice, setConfidence }
}

/** Steps start in the order shown, everything else with nothing chosen. */
function initialChoice({ format, options }: Question): Choice {
  return format === 'order' ? options.map(({ id }) => id) : []
}

/** A kept choice is used only if this question could have been given it. */
function fits(choice: Choice, { format, options }: Question): boolean {
  const known = choice.every((entry) => options.some(({ id }) => entry === id || entry.startsWith(`${id}:`)))
  return known && (format !== 'order' || choice.length === options.length)
}
