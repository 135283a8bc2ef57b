import type { ReactNode } from 'react'
import { Disclosure } from './disclosure.tsx'
import './phone-fold.css'

/** What stands open where there is room, and on a phone is a press away, so that what it is about comes first. Works without JavaScript. */
export function PhoneFold({ summary, open, children }: { summary: string; open?: 'at-first'; children: ReactNode }) {
  return (
    <>
      <div className="phone-fold">
        <Disclosure summary={summary} {...(open && { open })}>
          {null}
        </Disclosure>
      </div>
      <div className="phone-fold-inside">{children}</div>
    </>
  )
}
