'use client'

import { useTranslations } from 'next-intl'
import {
  type ComponentProps,
  type FormEvent,
  type ReactNode,
  startTransition,
  useActionState,
  useEffect,
  useId,
  useMemo,
  useRef,
  useState,
} from 'react'
import { Button, type ButtonKind, ButtonLink } from '#components/ui/button.tsx'
import { ErrorSummary } from '#components/ui/error-summary.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { type FormAction, type FormState, initialFormState } from '#domain/forms/form-state.ts'
import { ProofFields } from './proof-fields.tsx'
import { ReloadOnNewBuild } from './reload-on-new-build.tsx'
import { type FormValues, rememberFormValues, takeFormValues } from './typed-before.ts'
import { FormContext } from './use-field.ts'
import { withHeldFields } from './with-held-fields.ts'
import './action-form.css'

/**
 * A form and the server action that it goes to. What is wrong stands beside its field and above the form, what was
 * typed stays, and what was done is announced. Works before and without JavaScript.
 */
export function ActionForm(props: {
  action: FormAction
  submit: string
  kind?: ButtonKind
  /** `button`: the form is one button; what went wrong stands beside it. */
  layout?: 'fields' | 'button'
  /** Where to go on once it is done: stands in the place of the form then. */
  onwards?: { readonly href: string; readonly words: string }
  children?: ReactNode
}) {
  return (
    <ReloadOnNewBuild>
      <SentForm {...props} />
    </ReloadOnNewBuild>
  )
}

function SentForm({
  action,
  submit,
  kind = 'primary',
  layout = 'fields',
  onwards,
  children,
}: ComponentProps<typeof ActionForm>) {
  const t = useTranslations('forms')
  const formId = useId()
  const [formState, send, pending] = useActionState(action, initialFormState)
  const [typedBefore, setTypedBefore] = useState<FormValues | null>(null)
  useEffect(() => {
    const values = takeFormValues(submit)
    if (values !== null) setTypedBefore(values)
  }, [submit])
  const restored = formState.times === 0 && typedBefore !== null
  const state: FormState = restored ? { ...initialFormState, outcome: 'refused', values: typedBefore } : formState
  // The same as long as the answer is: each new list takes the focus.
  const problems = useMemo(
    () => state.problems.map(({ field, words }) => ({ field: `${formId}${field}`, message: words })),
    [state.problems, formId],
  )
  const heldForm = useRef<FormData | null>(null)
  // What no page can show again (a password, a file) is sent again with what shows who they are.
  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    const form = new FormData(event.currentTarget)
    rememberFormValues(submit, form)
    if (formState.proof === null || heldForm.current === null) {
      heldForm.current = form
      return
    }
    const whole = withHeldFields(form, heldForm.current)
    event.preventDefault()
    startTransition(() => send(whole))
  }
  const spokenMessage = useRef<HTMLDivElement>(null)
  // Above a long form, on a phone, it would be out of sight; what is shown once must not be.
  useEffect(() => {
    if (formState.done !== null) spokenMessage.current?.scrollIntoView({ block: 'nearest' })
  }, [formState])
  const doneNote = state.done !== null && (
    <div ref={spokenMessage} className="form-said">
      <Notice kind="done" announce="when-shown">
        <p>{state.doneWords}</p>
        {state.secret !== null && <output className="form-shown">{state.secret}</output>}
      </Notice>
    </div>
  )
  if (doneNote !== false && onwards !== undefined)
    return (
      <>
        {doneNote}
        <ButtonLink href={onwards.href} opens="whole-page">
          {onwards.words}
        </ButtonLink>
      </>
    )
  return (
    <form action={send} noValidate onSubmit={onSubmit}>
      {layout === 'fields' ? (
        <ErrorSummary problems={problems} />
      ) : (
        problems.map(({ field, message }) => (
          <p key={field} className="form-button-problem" role="alert">
            {message}
          </p>
        ))
      )}
      {restored && (
        <Notice kind="done" announce="when-shown">
          <p>{t('sendAgain')}</p>
        </Notice>
      )}
      {doneNote}
      {/* React resets a form once its action is done, and gives a select back its first option: new fields begin with what
          was typed, whatever kind they are. Until then nothing can be typed: it would be lost. */}
      <div className="contents" inert={pending}>
        <FormContext key={restored ? 'restored' : state.times} value={{ state, formId }}>
          {children}
          {formState.proof !== null && <ProofFields asked={formState.proof} />}
        </FormContext>
      </div>
      <div>
        <Button
          type="submit"
          kind={kind}
          aria-disabled={pending}
          onClick={pending ? (event) => event.preventDefault() : undefined}
        >
          {pending ? t('sending') : submit}
        </Button>
      </div>
    </form>
  )
}
