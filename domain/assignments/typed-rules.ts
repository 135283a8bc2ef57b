import { parseDay } from '#domain/dates/day.ts'
import { type DueRule, dayCounts, leastDueDays, mostDueDays } from './due-rule.ts'
import { mostRepeatMonths, type RepeatRule } from './repeat-rule.ts'

/** By when, as a form sends it: what the choice does not need may be left empty. */
export const dueChoices = ['date', ...dayCounts] as const
export type TypedDue = {
  readonly dueBy: (typeof dueChoices)[number]
  readonly dueOn: string
  readonly dueDays: string
}

/** Whether it asks again, as a form sends it. */
export const repeatChoices = ['once', 'calendar', 'completion'] as const
export type TypedRepeat = {
  readonly repeatBy: (typeof repeatChoices)[number]
  readonly repeatMonths: string
  readonly repeatFrom: string
  readonly repeatDays: string
}

/** What is wrong with a field: a key of the interface texts, namespace `forms`. */
type Wrong<Field> = {
  readonly ok: false
  readonly field: Field
  readonly problem:
    | 'required'
    | 'not-a-date'
    | 'in-the-past'
    | 'not-later-than-today'
    | 'not-a-number-of-days'
    | 'not-a-number-of-months'
}
export type Read<Rule, Field> = { readonly ok: true; readonly rule: Rule } | Wrong<Field>

/** The rule that was typed, or what is wrong with it. `today`: the organisation's day, which may be a date as well. */
export function readDueRule(input: TypedDue, today: Date): Read<DueRule, keyof TypedDue> {
  if (input.dueBy !== 'date') {
    const days = readCount(input.dueDays, { least: leastDueDays, most: mostDueDays })
    if (days === null) return wrong('dueDays', input.dueDays, 'not-a-number-of-days')
    return { ok: true, rule: { by: input.dueBy, days } }
  }
  const day = parseDay(input.dueOn)
  if (day === null) return wrong('dueOn', input.dueOn, 'not-a-date')
  return day < today ? { ok: false, field: 'dueOn', problem: 'in-the-past' } : { ok: true, rule: day }
}

/** The rule that was typed, null for once, or what is wrong with it. A round of the calendar begins tomorrow at the earliest. */
export function readRepeatRule(input: TypedRepeat, today: Date): Read<RepeatRule | null, keyof TypedRepeat> {
  const { repeatBy: by } = input
  if (by === 'once') return { ok: true, rule: null }
  const months = readCount(input.repeatMonths, { least: 1, most: mostRepeatMonths })
  if (months === null) return wrong('repeatMonths', input.repeatMonths, 'not-a-number-of-months')
  const from = parseDay(input.repeatFrom)
  if (by === 'calendar' && from === null) return wrong('repeatFrom', input.repeatFrom, 'not-a-date')
  if (by === 'calendar' && from !== null && from <= today)
    return { ok: false, field: 'repeatFrom', problem: 'not-later-than-today' }
  const days = readCount(input.repeatDays, { least: leastDueDays, most: mostDueDays })
  if (days === null) return wrong('repeatDays', input.repeatDays, 'not-a-number-of-days')
  return {
    ok: true,
    rule: by === 'calendar' && from !== null ? { by, months, days, from } : { by: 'completion', months, days },
  }
}

function readCount(text: string, { least, most }: { least: number; most: number }): number | null {
  const count = /^\d{1,6}$/.test(text.trim()) ? Number(text) : Number.NaN
  return count >= least && count <= most ? count : null
}

function wrong<Field>(field: Field, text: string, problem: Wrong<Field>['problem']): Wrong<Field> {
  return { ok: false, field, problem: text.trim() === '' ? 'required' : problem }
}
