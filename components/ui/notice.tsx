import type { ReactNode } from 'react'
import { FocusFromNowhere } from './focus-from-nowhere.tsx'
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
  const role = announce === undefined ? undefined : kind === 'alarm' ? 'alert' : 'status'
  return (
    <div className={`notice notice-${kind}`} role={role} tabIndex={role && -1}>
      {role && <FocusFromNowhere />}
      {title && <p className="notice-title">{title}</p>}
      <div>{children}</div>
    </div>
  )
}
