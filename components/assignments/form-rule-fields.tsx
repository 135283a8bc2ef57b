'use client'

import { useField } from '#components/forms/use-field.ts'
import { DueFields } from './due-fields.tsx'
import { RepeatFields } from './repeat-fields.tsx'
import type { DueFieldWords, RepeatFieldWords } from './rule-field-words.ts'
import type { ShownField } from './shown-field.ts'

type At = {
  /** ISO 8601: the first day that may be chosen, and what stands there at first. */
  readonly earliest: string
  readonly suggested: string
}

/** DueFields inside an ActionForm: they keep what was typed and show what was wrong. */
export function FormDueFields({ words, earliest, suggested }: At & { words: DueFieldWords }) {
  const fields = {
    dueBy: useShownField('dueBy', 'date'),
    dueOn: useShownField('dueOn', suggested),
    dueDays: useShownField('dueDays', '28'),
  }
  return <DueFields fields={fields} words={words} earliest={earliest} />
}

/** RepeatFields inside an ActionForm. */
export function FormRepeatFields({ words, earliest, suggested }: At & { words: RepeatFieldWords }) {
  const fields = {
    repeatBy: useShownField('repeatBy', 'once'),
    repeatMonths: useShownField('repeatMonths', '12'),
    repeatFrom: useShownField('repeatFrom', suggested),
    repeatDays: useShownField('repeatDays', '28'),
  }
  return <RepeatFields fields={fields} words={words} earliest={earliest} />
}

function useShownField(name: string, atFirst: string): ShownField {
  const { id, typed, error } = useField(name)
  return { id, defaultValue: typed?.[0] ?? atFirst, error }
}
