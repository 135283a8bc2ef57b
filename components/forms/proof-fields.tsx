'use client'

import { useTranslations } from 'next-intl'
import { useRef, useState } from 'react'
import { Button, ButtonLink } from '#components/ui/button.tsx'
import { Notice } from '#components/ui/notice.tsx'
import type { FormState } from '#domain/forms/form-state.ts'
import { askBrowser } from './ask-browser.ts'
import { FormPassword, FormText } from './form-fields.tsx'
import { useField } from './use-field.ts'
import './proof-fields.css'

/** With what someone shows again who they are, before the form around it does what it is for. */
export function ProofFields({ asked: { by, passkey, words } }: { asked: NonNullable<FormState['proof']> }) {
  const { id } = useField('proof')
  return (
    <div id={id} tabIndex={-1} className="form-proof">
      <Notice title={words.title}>
        <p>{words.why}</p>
      </Notice>
      {(by === 'password' || by === 'password-and-code') && (
        <FormPassword name="proofPassword" label={words.password} autoComplete="current-password" />
      )}
      {by === 'password-and-code' && (
        <FormText
          name="proofCode"
          label={words.code}
          hint={words.codeHint}
          autoComplete="one-time-code"
          spellCheck={false}
        />
      )}
      {passkey !== null && <PasskeyButton asked={passkey} label={words.passkey} />}
      {by === 'single-sign-on' && (
        <p>
          <ButtonLink kind="quiet" href="/api/sign-on/start?identity=again" opens="new-tab">
            {words.atProvider}
          </ButtonLink>
        </p>
      )}
    </div>
  )
}

/** Sends the form with one of their passkeys. Needs JavaScript, as passkeys do. */
function PasskeyButton({ asked, label }: { asked: string; label: string }) {
  const t = useTranslations('forms')
  const field = useRef<HTMLInputElement>(null)
  const [isCancelled, setCancelled] = useState(false)
  const show = async () => {
    const passkeyReply = await askBrowser('show', JSON.parse(asked))
    setCancelled(passkeyReply === null)
    if (passkeyReply === null || field.current === null) return
    field.current.value = passkeyReply
    field.current.form?.requestSubmit()
  }
  return (
    <div>
      <input ref={field} type="hidden" name="proofPasskey" />
      <Button kind="quiet" onClick={() => void show()}>
        {label}
      </Button>
      {isCancelled && <p role="alert">{t('passkeyCancelled')}</p>}
    </div>
  )
}
