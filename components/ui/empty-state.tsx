import type { ReactNode } from 'react'
import './empty-state.css'

/** Where a list would be: why there is nothing, and what can be done about it. */
export function EmptyState({ title, children, action }: { title: string; children?: ReactNode; action?: ReactNode }) {
  return (
    <div className="empty">
      <svg viewBox="0 0 120 64" aria-hidden="true">
        <path className="empty-rail" d="M6 8h108" />
        <path
          className="empty-cloth"
          d="M14 8c1 18-2 34-4 50h24c2-16-3-32-3-50zM89 8c0 18-5 34-3 50h24c-2-16-5-32-4-50z"
        />
        <path
          className="empty-fold"
          d="M20 10c1 16-1 32-3 46M26 10c0 16 2 32 2 46M95 10c0 16-2 32-2 46M100 10c-1 16 1 32 3 46"
        />
      </svg>
      <p className="empty-title">{title}</p>
      {children && <div className="empty-words">{children}</div>}
      {action && <div className="empty-action">{action}</div>}
    </div>
  )
}
