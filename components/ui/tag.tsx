import type { ReactNode } from 'react'
import './tag.css'

/** A word set apart: "critical", "overdue", "draft". */
export function Tag({ kind = 'plain', children }: { kind?: 'plain' | 'curtain' | 'alarm'; children: ReactNode }) {
  return <span className={`tag tag-${kind}`}>{children}</span>
}
