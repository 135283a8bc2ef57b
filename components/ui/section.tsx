import type { ReactNode } from 'react'
import './section.css'

/** A part of a page: a heading and what it heads, set off by space and a line, never boxed. */
export function Section({
  title,
  id,
  aside,
  children,
}: {
  title: ReactNode
  id?: string
  /** Beside the heading: a count, a link. */
  aside?: ReactNode
  children: ReactNode
}) {
  return (
    <section className="section" id={id} aria-labelledby={id ? `${id}-title` : undefined}>
      <div className="section-head">
        <h2 id={id ? `${id}-title` : undefined}>{title}</h2>
        {aside && <div className="section-aside">{aside}</div>}
      </div>
      {children}
    </section>
  )
}
