'use client'

import { useTranslations } from 'next-intl'
import { type FormEvent, type ReactNode, useEffect, useRef, useState } from 'react'
import { browserKeeping } from '#components/player/browser-keeping.ts'
import { Button } from '#components/ui/button.tsx'
import { countWaiting } from './send-kept-answers.ts'
import './before-leaving.css'

/**
 * Stands around a form that signs out. Where answers still wait on this device it says so first, and offers to wait or to
 * leave without them: signing out takes away what the device has kept.
 */
export function BeforeLeaving({ children }: { children: ReactNode }) {
  const t = useTranslations('interface.offline.leaving')
  const [heldForm, setHeldForm] = useState<{ form: HTMLFormElement; count: number } | null>(null)
  const isDecided = useRef(false)
  const message = useRef<HTMLDivElement>(null)
  const hold = (event: FormEvent) => {
    const count = isDecided.current ? 0 : countWaiting(browserKeeping('localStorage'))
    if (count === 0 || !(event.target instanceof HTMLFormElement)) return
    event.preventDefault()
    event.stopPropagation()
    setHeldForm({ form: event.target, count })
  }
  useEffect(() => {
    if (heldForm !== null) message.current?.querySelector('button')?.focus()
  }, [heldForm])
  const leave = () => {
    isDecided.current = true
    heldForm?.form.requestSubmit()
  }
  return (
    <div onSubmitCapture={hold}>
      {children}
      {heldForm !== null && (
        <div ref={message} className="before-leaving" role="alert">
          <p>{t('words', { count: heldForm.count })}</p>
          <Button kind="quiet" onClick={() => setHeldForm(null)}>
            {t('wait')}
          </Button>
          <Button kind="danger" onClick={leave}>
            {t('leave', { count: heldForm.count })}
          </Button>
        </div>
      )}
    </div>
  )
}
