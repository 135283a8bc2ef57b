'use client'

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
  const send: FormAction = async (state, form) => {
    const begun = await begin(state, form)
    if (begun.secret === null) return begun
    const asked: unknown = JSON.parse(begun.secret)
    const said = await askBrowser(does, asked)
    if (said === null) return refused(begun)
    form.set('passkey', said)
    return finish(state, form)
  }
  return (
    <ActionForm action={send} submit={submit} kind={kind}>
      {children}
    </ActionForm>
  )
}

function refused(state: FormState): FormState {
  return {
    ...state,
    outcome: 'refused',
    done: null,
    secret: null,
    problems: [{ field: 'passkey', problem: 'passkey-cancelled' }],
  }
}
