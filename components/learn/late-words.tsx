import type { ReactNode } from 'react'
import './next-panel.css'

/** That something is overdue, by a clock and in words. */
export function LateWords({ children }: { children: ReactNode }) {
  return (
    <span className="next-late">
      <svg viewBox="0 0 24 24" aria-hidden="true" fill="none" stroke="currentColor" strokeWidth="2">
        <circle cx="12" cy="12" r="8.6" />
        <path d="M12 7.2V12l3.2 2.4" strokeLinecap="round" strokeLinejoin="round" />
      </svg>
      {children}
    </span>
  )
}
