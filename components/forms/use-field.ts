'use client'

import { useTranslations } from 'next-intl'
import { createContext, useContext } from 'react'
import { type FormState, initialFormState } from '#domain/forms/form-state.ts'

/** What came of the form that a field stands in, and by which id its fields begin. */
export const FormContext = createContext<{ readonly state: FormState; readonly formId: string }>({
  state: initialFormState,
  formId: '',
})

/** What was wrong with a field; of one that was left empty, what to enter. */
export function problemWords(t: ReturnType<typeof useTranslations>, field: string, problem: string): string {
  const messageKey = `required.${field}`
  return problem === 'required' && t.has(messageKey) ? t(messageKey) : t(`problem.${problem}`)
}

/** What a field of this name shows: its id, what was typed and what was wrong with it. */
export function useField(name: string): { id: string; typed: readonly string[] | undefined; error: string | null } {
  const { state, formId } = useContext(FormContext)
  const t = useTranslations('forms')
  const invalid = state.problems.find(({ field }) => field === name)
  return {
    id: `${formId}${name}`,
    // A box that was left empty is not sent at all.
    typed: state.outcome === 'refused' ? (state.values[name] ?? []) : undefined,
    error: invalid === undefined ? null : problemWords(t, name, invalid.problem),
  }
}
