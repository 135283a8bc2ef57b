'use client'

import { useEffect, useRef, useState } from 'react'

/**
 * Whether the page that is open came from this device, because nothing answered when it was asked for: a device may have a
 * network that leads nowhere and call itself online. Until another page is opened or a network comes.
 */
export function useKeptPage(path: string): boolean {
  const firstPath = useRef<string | null>(path)
  const [isKept, setIsKept] = useState(false)
  useEffect(() => {
    // Whatever is opened by a link has come over the network, this page among it.
    if (path !== firstPath.current) firstPath.current = null
    setIsKept(firstPath.current !== null && isDocumentKept())
    const come = () => setIsKept(false)
    window.addEventListener('online', come)
    return () => window.removeEventListener('online', come)
  }, [path])
  return isKept
}

/** The service worker says so in a header of what it keeps. */
function isDocumentKept(): boolean {
  return performance
    .getEntriesByType('navigation')
    .some((entry) => (entry as PerformanceNavigationTiming).serverTiming?.some(({ name }) => name === 'kept'))
}
