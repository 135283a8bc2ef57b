'use client'

import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { ActionForm } from '#components/forms/action-form.tsx'
import { askBrowser } from '#components/forms/ask-browser.ts'
import type { ButtonKind } from '#components/ui/button.tsx'
import type { FormAction, FormState } from '#domain/forms/form-state.ts'

/**
 * A form that has the browser make or show a passkey in between: `begin` answers with what the browser is to be asked, `finish` takes
 * what it says, in the field `passkey`. Needs JavaScript, as passkeys do.
 */
export function PasskeyForm({
  begin,
  finish,
  does,
  submit,
  kind = 'primary',
  children,
}: {
  begin: FormAction
  finish: FormAction
  does: 'make' | 'show'
  submit: string
  kind?: ButtonKind
  children?: ReactNode
}) {
  const t = useTranslations('forms')
  const send: FormAction = async (state, form) => {
    const startState = await begin(state, form)
    if (startState.secret === null) return startState
    const options: unknown = JSON.parse(startState.secret)
    const browserReply = await askBrowser(does, options)
    if (browserReply === null) return refusalState(startState, t('passkeyCancelled'))
    form.set('passkey', browserReply)
    return finish(state, form)
  }
  return (
    <ActionForm action={send} submit={submit} kind={kind}>
      {children}
    </ActionForm>
  )
}

function refusalState(state: FormState, words: string): FormState {
  return {
    ...state,
    outcome: 'refused',
    done: null,
    doneWords: null,
    secret: null,
    problems: [{ field: 'passkey', problem: 'passkey-cancelled', words }],
  }
}
