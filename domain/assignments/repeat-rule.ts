import { writeDay } from '#domain/dates/day.ts'
import { monthsAfter } from '#domain/dates/months-after.ts'

/** By the calendar, for everyone on one day; or by each person's completion. */
export const repeatKinds = ['calendar', 'completion'] as const
export type RepeatKind = (typeof repeatKinds)[number]

/** When an assignment asks again. Each round is due `days` after it is asked. */
export type RepeatRule =
  /** On `from`, at midnight UTC, and every so many months after it. */
  | { readonly by: 'calendar'; readonly months: number; readonly days: number; readonly from: Date }
  /** So many months after the person completed the module last. */
  | { readonly by: 'completion'; readonly months: number; readonly days: number }

/** Between two rounds, in months. */
export const mostRepeatMonths = 120

/**
 * The day on which someone who completed a module last on `completedOn` is asked for it again: always a later one. Days are
 * the organisation's, at midnight UTC. Where a month has no such day it is its last: 29 February is the 28th in other years, and
 * the 29th again in the next leap year. The same as prisma/functions/next_round_on.sql.
 */
export function nextRoundOn(rule: RepeatRule, completedOn: Date): Date {
  if (rule.by === 'completion') return monthsAfter(completedOn, rule.months)
  const { from, months } = rule
  // All are counted from the first, so that one short month does not shorten those after it.
  const rounds = Math.max(0, Math.floor(monthsBetween(from, completedOn) / months))
  const day = monthsAfter(from, rounds * months)
  return day > completedOn ? day : monthsAfter(from, (rounds + 1) * months)
}

function monthsBetween(from: Date, to: Date): number {
  return (to.getUTCFullYear() - from.getUTCFullYear()) * 12 + to.getUTCMonth() - from.getUTCMonth()
}

/** A rule as the row of an assignment holds it; null: it asks once. */
export function repeatRuleOf(row: {
  readonly repeatBy: RepeatKind | null
  readonly repeatMonths: number | null
  readonly repeatFrom: Date | null
  readonly repeatDays: number | null
}): RepeatRule | null {
  const { repeatBy: by, repeatMonths: months, repeatFrom: from, repeatDays: days } = row
  if (by === null || months === null || days === null) return null
  if (by === 'completion') return { by, months, days }
  return from === null ? null : { by, months, days, from }
}

/** The columns of repeatRuleOf(). */
export function columnsOfRepeat(rule: RepeatRule | null) {
  return {
    repeatBy: rule?.by ?? null,
    repeatMonths: rule?.months ?? null,
    repeatFrom: rule?.by === 'calendar' ? rule.from : null,
    repeatDays: rule?.days ?? null,
  }
}

/** A rule as the audit trail holds it: `calendar.12.28.2027-01-01`, with its months and days, `completion.12.28`, or `once`. */
export function writeRepeatRule(rule: RepeatRule | null): string {
  if (rule === null) return 'once'
  const text = `${rule.by}.${rule.months}.${rule.days}`
  return rule.by === 'calendar' ? `${text}.${writeDay(rule.from)}` : text
}
