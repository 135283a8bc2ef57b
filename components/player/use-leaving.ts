'use client'

import { useEffect } from 'react'
import { isKept } from './answer-keeping.ts'
import { browserKeeping } from './browser-keeping.ts'
import type { UnsentAnswer } from './unsent-answer.ts'

/** What happens when the page is left with answers that wait, and when someone comes back who may have signed in. */
export function useLeaving({
  attemptId,
  waiting,
  isSignedOut,
  onBack,
}: {
  attemptId: string
  waiting: readonly UnsentAnswer[]
  isSignedOut: boolean
  onBack: () => void
}): void {
  useEffect(() => {
    if (!isSignedOut) return
    const onVisible = () => {
      if (document.visibilityState === 'visible') onBack()
    }
    document.addEventListener('visibilitychange', onVisible)
    return () => document.removeEventListener('visibilitychange', onVisible)
  }, [isSignedOut, onBack])

  useEffect(() => {
    if (waiting.length === 0) return
    // What is neither sent nor kept goes with the page: the browser asks in its own words whether to leave.
    const onLeaving = (event: BeforeUnloadEvent) => {
      const keeping = browserKeeping('localStorage')
      if (waiting.every(({ answerId }) => isKept(keeping, attemptId, answerId))) return
      event.preventDefault()
      // Chrome before 119 goes by this alone.
      event.returnValue = true
    }
    window.addEventListener('beforeunload', onLeaving)
    return () => window.removeEventListener('beforeunload', onLeaving)
  }, [attemptId, waiting])
}
