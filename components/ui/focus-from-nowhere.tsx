'use client'

import { useEffect, useRef } from 'react'

/**
 * Gives what it stands in the focus where nothing has it: a form that leads to another page takes it along as it goes. So what came
 * of it is heard, and a keyboard goes on from there. Wherever else someone is, they stay.
 */
export function FocusFromNowhere() {
  const place = useRef<HTMLSpanElement>(null)
  useEffect(() => {
    const { activeElement, body } = document
    if (activeElement === null || activeElement === body) place.current?.parentElement?.focus()
  }, [])
  return <span ref={place} hidden />
}
