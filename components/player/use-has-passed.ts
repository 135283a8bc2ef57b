import { type RefObject, useEffect, useState } from 'react'

/** Whether the reader has scrolled past something: it is out of sight, above. Told in the browser alone. */
export function useHasPassed(target: RefObject<Element | null>, viewKey: string): boolean {
  const [isPassed, setPassed] = useState(false)
  // biome-ignore lint/correctness/useExhaustiveDependencies: another scene has another picture at the same place
  useEffect(() => {
    setPassed(false)
    const element = target.current
    if (element === null) return
    const observer = new IntersectionObserver(([entry]) => {
      if (entry !== undefined) setPassed(!entry.isIntersecting && entry.boundingClientRect.bottom <= 0)
    })
    observer.observe(element)
    return () => observer.disconnect()
  }, [target, viewKey])
  return isPassed
}
