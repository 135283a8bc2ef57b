import type { ReactNode } from 'react'
import './next-panel.css'

/** The one next thing: how long it takes, what it is, why now, and one button. */
export function NextPanel({
  kicker,
  title,
  why,
  action,
  beside,
  children,
}: {
  kicker: ReactNode
  title: ReactNode
  why: ReactNode
  action: ReactNode
  /** A word beside the button, where there is room. */
  beside?: ReactNode
  children?: ReactNode
}) {
  return (
    <section className="next-panel" aria-labelledby="next-title">
      <p className="next-kicker">{kicker}</p>
      <h2 id="next-title">{title}</h2>
      <p>{why}</p>
      {children}
      <div className="next-action">
        {action}
        {beside && <span className="next-beside">{beside}</span>}
      </div>
    </section>
  )
}
