import type { ReactNode } from 'react'
import './begin-bar.css'

/** What begins what the page is about. On a phone it stays at the foot while the rest is read. */
export function BeginBar({ children }: { children: ReactNode }) {
  return <div className="begin-bar">{children}</div>
}
