import type { useFormatter, useTranslations } from 'next-intl'
import type { DueRule } from '#domain/assignments/due-rule.ts'
import type { RepeatRule } from '#domain/assignments/repeat-rule.ts'
import { wholeDay } from '#domain/dates/date-formats.ts'

type Words = ReturnType<typeof useTranslations<'assignments'>>
type Format = ReturnType<typeof useFormatter>

/** By when, in a few words: a date, or so many days after each person's own day. */
export function dueWords(t: Words, format: Format, rule: DueRule): string {
  return rule instanceof Date ? format.dateTime(rule, wholeDay) : t(`due.words.${rule.by}`, { days: rule.days })
}

/** When it asks again, as a sentence; on which day next is for nextRounds() to say. */
export function repeatWords(t: Words, { by, months, days }: RepeatRule): string {
  return t(`repeat.words.${by}`, { months, days })
}
