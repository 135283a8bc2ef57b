import type { ReactNode } from 'react'

/** More, for whoever wants it. Works without JavaScript. */
export function Disclosure({
  summary,
  open,
  children,
}: {
  summary: ReactNode
  open?: 'at-first'
  children: ReactNode
}) {
  return (
    <details className="disclosure" open={open === 'at-first'}>
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
