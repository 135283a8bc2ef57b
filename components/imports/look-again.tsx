'use client'

import { useRouter } from 'next/navigation'
import { useEffect } from 'react'

const everyMs = 1000

/** Loads the page again while something is under way; without JavaScript the browser does. */
export function LookAgain() {
  const router = useRouter()
  useEffect(() => {
    const timer = setInterval(() => router.refresh(), everyMs)
    return () => clearInterval(timer)
  }, [router])
  return (
    <noscript>
      <meta httpEquiv="refresh" content="3" />
    </noscript>
  )
}
