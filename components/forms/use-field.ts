'use client'

import { createContext, useContext } from 'react'
import { type FormState, initialFormState } from '#domain/forms/form-state.ts'

/** What came of the form that a field stands in, and by which id its fields begin. */
export const FormContext = createContext<{ readonly state: FormState; readonly formId: string }>({
  state: initialFormState,
  formId: '',
})

/** What a field of this name shows: its id, what was typed and what was wrong with it. */
export function useField(name: string): { id: string; typed: readonly string[] | undefined; error: string | null } {
  const { state, formId } = useContext(FormContext)
  const invalid = state.problems.find(({ field }) => field === name)
  return {
    id: `${formId}${name}`,
    // A box that was left empty is not sent at all.
    typed: state.outcome === 'refused' ? (state.values[name] ?? []) : undefined,
    error: invalid?.words ?? null,
  }
}
