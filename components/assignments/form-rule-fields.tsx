'use client'

import { useField } from '#components/forms/action-form.tsx'
import { DueFields, type ShownField } from './due-fields.tsx'
import { RepeatFields } from './repeat-fields.tsx'

type At = {
  /** ISO 8601: the first day that may be chosen, and what stands there at first. */
  readonly earliest: string
  readonly suggested: string
}

/** DueFields inside an ActionForm: they keep what was typed and show what was wrong. */
export function FormDueFields({ label, earliest, suggested }: At & { label: string }) {
  const fields = {
    dueBy: useShown('dueBy', 'date'),
    dueOn: useShown('dueOn', suggested),
    dueDays: useShown('dueDays', '28'),
  }
  return <DueFields fields={fields} label={label} earliest={earliest} />
}

/** RepeatFields inside an ActionForm. */
export function FormRepeatFields({ earliest, suggested }: At) {
  const fields = {
    repeatBy: useShown('repeatBy', 'once'),
    repeatMonths: useShown('repeatMonths', '12'),
    repeatFrom: useShown('repeatFrom', suggested),
    repeatDays: useShown('repeatDays', '28'),
  }
  return <RepeatFields fields={fields} earliest={earliest} />
}

function useShown(name: string, atFirst: string): ShownField {
  const { id, typed, error } = useField(name)
  return { id, value: typed?.[0] ?? atFirst, error }
}
