import type { useTranslations } from 'next-intl'
import { dueChoices, repeatChoices } from '#domain/assignments/typed-rules.ts'

type Words = ReturnType<typeof useTranslations<'assignments'>>
type Choice = { readonly value: string; readonly label: string; readonly hint?: string }

// Put together on the server: the browser does not get the texts of assignments.

export type DueFieldWords = {
  readonly by: string
  readonly choices: readonly Choice[]
  readonly date: string
  readonly days: string
}

/** `date`: what the field of the date is called. */
export function dueFieldWords(t: Words, date: string): DueFieldWords {
  return {
    by: t('due.by'),
    choices: dueChoices.map((value) => ({
      value,
      label: t(`due.choice.${value}`),
      ...(value === 'date' ? {} : { hint: t(`due.hint.${value}`) }),
    })),
    date,
    days: t('due.days'),
  }
}

export type RepeatFieldWords = {
  readonly by: string
  readonly choices: readonly Choice[]
  readonly months: string
  readonly from: string
  readonly days: string
}

export function repeatFieldWords(t: Words): RepeatFieldWords {
  return {
    by: t('repeat.by'),
    choices: repeatChoices.map((value) => ({
      value,
      label: t(`repeat.choice.${value}`),
      ...(value === 'once' ? {} : { hint: t(`repeat.hint.${value}`) }),
    })),
    months: t('repeat.months'),
    from: t('repeat.from'),
    days: t('repeat.days'),
  }
}
