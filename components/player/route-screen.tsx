import type { ReactNode } from 'react'
import { Words } from '#components/ui/words.tsx'
import type { RouteScreen, Text } from '#domain/scenario/module.ts'
import './route-screen.css'

/** Numbers and addresses read from left to right whatever stands around them. */
const addressPattern = /^[+\d\s().\-/]+$|^\S+[@.]\S+$/u

/** A number, an address or a route in words. */
export function Route({ text }: { text: Text }) {
  return (
    <bdi dir={addressPattern.test(text.text) ? 'ltr' : 'auto'}>
      <Words text={text} />
    </bdi>
  )
}

/** A telephone, or a window of a computer: what is on it is drawn by the component that uses it. */
export function RouteScreenFrame({ screen, children }: { screen: RouteScreen; children: ReactNode }) {
  return (
    <div className={screen.kind === 'phone' ? 'handset' : `window window-${screen.kind}`}>
      <p className="screen-title">
        <Words text={screen.title} />
      </p>
      {children}
    </div>
  )
}
