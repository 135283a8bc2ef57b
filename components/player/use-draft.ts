'use client'

import { useCallback, useEffect, useState } from 'react'
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
  const [choice, setChoiceState] = useState<Choice>(() => untouched(question))
  const [confidence, setConfidenceState] = useState<Confidence | null>(null)
  const { elapsedMs, addEarlier } = useVisibleTime()

  useEffect(() => {
    const stored = findDraft(browserKeeping('sessionStorage'), attemptId, sceneId)
    if (stored === null) return
    if (fits(stored.choice, question)) setChoiceState(stored.choice)
    setConfidenceState(stored.confidence)
    addEarlier(stored.elapsedMs)
  }, [attemptId, sceneId, question, addEarlier])

  const keep = useCallback(
    (draft: { choice: Choice; confidence: Confidence | null }) =>
      keepDraft(browserKeeping('sessionStorage'), attemptId, { sceneId, elapsedMs: elapsedMs(), ...draft }),
    [attemptId, sceneId, elapsedMs],
  )

  useEffect(() => {
    const onLeaving = () => keep({ choice, confidence })
    window.addEventListener('pagehide', onLeaving)
    return () => window.removeEventListener('pagehide', onLeaving)
  }, [keep, choice, confidence])

  return {
    choice,
    confidence,
    elapsedMs,
    setChoice: (chosen) => {
      setChoiceState(chosen)
      keep({ choice: chosen, confidence })
    },
    setConfidence: (stated) => {
      setConfidenceState(stated)
      keep({ choice, confidence: stated })
    },
  }
}

/** Steps start in the order shown, everything else with nothing chosen. */
function untouched({ format, options }: Question): Choice {
  return format === 'order' ? options.map(({ id }) => id) : []
}

/** A kept choice is used only if this question could have been given it. */
function fits(choice: Choice, { format, options }: Question): boolean {
  const known = choice.every((entry) => options.some(({ id }) => entry === id || entry.startsWith(`${id}:`)))
  return known && (format !== 'order' || choice.length === options.length)
}
