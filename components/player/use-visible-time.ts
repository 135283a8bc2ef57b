'use client'

import { useCallback, useEffect, useRef } from 'react'
import { comeIntoSight, goOutOfSight, startCounting, type VisibleTime, visibleMs } from './visible-time.ts'

/** Counts for how long the component has been in sight. `addEarlier` adds what an earlier visit counted. */
export function useVisibleTime(): { elapsedMs: () => number; addEarlier: (ms: number) => void } {
  const time = useRef<VisibleTime | null>(null)
  useEffect(() => {
    const visible = () => document.visibilityState === 'visible'
    time.current ??= startCounting(Date.now(), { visible: visible(), before: 0 })
    const onChange = () => {
      if (time.current !== null) time.current = (visible() ? comeIntoSight : goOutOfSight)(time.current, Date.now())
    }
    document.addEventListener('visibilitychange', onChange)
    return () => document.removeEventListener('visibilitychange', onChange)
  }, [])
  const elapsedMs = useCallback(() => (time.current === null ? 0 : visibleMs(time.current, Date.now())), [])
  const addEarlier = useCallback((ms: number) => {
    const visibleTime = time.current ?? startCounting(Date.now(), { visible: true, before: 0 })
    time.current = { ...visibleTime, before: visibleTime.before + ms }
  }, [])
  return { elapsedMs, addEarlier }
}
