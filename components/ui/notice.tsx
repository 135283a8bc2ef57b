import type { ReactNode } from 'react'
import { Announced } from './announced.tsx'
import './notice.css'

export type NoticeKind = 'calm' | 'done' | 'alarm'

/**
 * Something to be told. `announce` makes a screen reader say it when it appears: politely for calm and done, at once
 * for alarm; and it has the focus where nothing else has.
 */
export function Notice({
  kind = 'calm',
  title,
  announce,
  children,
}: {
  kind?: NoticeKind
  title?: string
  announce?: 'when-shown'
  children: ReactNode
}) {
  const className = `notice notice-${kind}`
  const told = (
    <>
      {title && <p className="notice-title">{title}</p>}
      <div>{children}</div>
    </>
  )
  if (announce === undefined) return <div className={className}>{told}</div>
  return (
    <Announced className={className} role={kind === 'alarm' ? 'alert' : 'status'}>
      {told}
    </Announced>
  )
}
