'use client'

import { useTranslations } from 'next-intl'
import { type FormEvent, type ReactNode, useEffect, useRef, useState } from 'react'
import { browserKeeping } from '#components/player/browser-keeping.ts'
import { Button } from '#components/ui/button.tsx'
import { countWaiting } from './send-kept.ts'
import './before-leaving.css'

/**
 * Stands around a form that signs out. Where answers still wait on this device it says so first, and offers to wait or to
 * leave without them: signing out takes away what the device has kept.
 */
export function BeforeLeaving({ children }: { children: ReactNode }) {
  const t = useTranslations('interface.offline.leaving')
  const [held, setHeld] = useState<{ form: HTMLFormElement; count: number } | null>(null)
  const isDecided = useRef(false)
  const said = useRef<HTMLDivElement>(null)
  const hold = (event: FormEvent) => {
    const count = isDecided.current ? 0 : countWaiting(browserKeeping('localStorage'))
    if (count === 0 || !(event.target instanceof HTMLFormElement)) return
    event.preventDefault()
    event.stopPropagation()
    setHeld({ form: event.target, count })
  }
  useEffect(() => {
    if (held !== null) said.current?.querySelector('button')?.focus()
  }, [held])
  const leave = () => {
    isDecided.current = true
    held?.form.requestSubmit()
  }
  return (
    <div onSubmitCapture={hold}>
      {children}
      {held !== null && (
        <div ref={said} className="before-leaving" role="alert">
          <p>{t('words', { count: held.count })}</p>
          <Button kind="quiet" onClick={() => setHeld(null)}>
            {t('wait')}
          </Button>
          <Button kind="danger" onClick={leave}>
            {t('leave', { count: held.count })}
          </Button>
        </div>
      )}
    </div>
  )
}
