'use client'

import { useRouter } from 'next/navigation'
import { useEffect } from 'react'

/**
 * Stands where the one next thing will, and asks the server for it when the debrief is opened in the browser. Without a
 * network nothing is asked: the way home is there all the same.
 */
export function AskAfterEnd() {
  const router = useRouter()
  useEffect(() => {
    if (navigator.onLine) router.refresh()
  }, [router])
  return null
}
