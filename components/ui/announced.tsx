'use client'

import { type ReactNode, useEffect, useRef } from 'react'

/**
 * What came of a form, told where it appears. A form that leads to another page leaves the focus nowhere: then it goes here, so
 * that it is heard, and a keyboard goes on from it. Wherever else someone is, they stay.
 */
export function Announced({
  role,
  className,
  children,
}: {
  role: 'alert' | 'status'
  className: string
  children: ReactNode
}) {
  const told = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const { activeElement, body } = document
    if (activeElement === null || activeElement === body) told.current?.focus()
  }, [])
  return (
    <div ref={told} className={className} role={role} tabIndex={-1}>
      {children}
    </div>
  )
}
