import type { ReactNode } from 'react'
import './disclosure.css'

/** More, for anyone who wants it. Works without JavaScript. */
export function Disclosure({
  summary,
  open,
  onToggle,
  children,
}: {
  summary: ReactNode
  open?: 'at-first'
  /** Told in the browser alone. */
  onToggle?: (isOpen: boolean) => void
  children: ReactNode
}) {
  return (
    <details
      className="disclosure"
      open={open === 'at-first'}
      onToggle={onToggle && ((event) => onToggle(event.currentTarget.open))}
    >
      <summary>
        <svg viewBox="0 0 12 12" aria-hidden="true">
          <path d="M4 2l4 4-4 4" />
        </svg>
        <span>{summary}</span>
      </summary>
      <div className="disclosure-inside">{children}</div>
    </details>
  )
}
