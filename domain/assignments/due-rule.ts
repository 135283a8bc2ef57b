import { parseDay, writeDay } from '#domain/dates/day.ts'
import { daysAfter } from '#domain/dates/days-after.ts'

/** From when days are counted: from someone's joining (or coming back), or from the day on which they were first asked. */
export const dayCounts = ['joining', 'asking'] as const
export type DayCount = (typeof dayCounts)[number]

export type DueByDays = { readonly by: DayCount; readonly days: number }

/** By when an assignment is to be done: on one day for all, at midnight UTC, or so many days after each person’s own day. */
export type DueRule = Date | DueByDays

/** The shortest and longest that a rule gives, in days. */
export const leastDueDays = 1
export const mostDueDays = 1000

/** Days that are the organisation's, at midnight UTC. */
type DaysOfPerson = {
  /** When the assignment was made. */
  readonly madeOn: Date
  /** When the person joined, or came back. */
  readonly joinedOn: Date
  /** When they are asked. */
  readonly askedOn: Date
}

const week = 7
const dayMs = 24 * 60 * 60 * 1000

/**
 * The last day on time of someone who is asked: never before that day. Joining counts from the assignment's making at the
 * earliest. Who is asked when that is over has as many days from then as the others had; of one day for all, a week at least.
 * The same as prisma/functions/due_when_asked.sql.
 */
export function dueDateOfRequest(rule: DueRule, { madeOn, joinedOn, askedOn }: DaysOfPerson): Date {
  if (rule instanceof Date) {
    const days = Math.round((rule.getTime() - madeOn.getTime()) / dayMs)
    return rule >= askedOn ? rule : daysAfter(askedOn, Math.max(week, days))
  }
  if (rule.by === 'asking') return daysAfter(askedOn, rule.days)
  const due = daysAfter(joinedOn > madeOn ? joinedOn : madeOn, rule.days)
  return due >= askedOn ? due : daysAfter(askedOn, rule.days)
}

/** The last day on time of who is there when the assignment is made. */
export function firstDueOn(rule: DueRule, madeOn: Date): Date {
  return dueDateOfRequest(rule, { madeOn, joinedOn: madeOn, askedOn: madeOn })
}

export function isSameRule(one: DueRule, other: DueRule): boolean {
  return writeDueRule(one) === writeDueRule(other)
}

/** A rule as an address and the audit trail hold it: `2027-02-28` or `joining.30`. */
export function writeDueRule(rule: DueRule): string {
  return rule instanceof Date ? writeDay(rule) : `${rule.by}.${rule.days}`
}

/** What writeDueRule() wrote; null for anything else. */
export function parseDueRule(text: string): DueRule | null {
  const match = /^([a-z]+)\.([1-9]\d{0,3})$/.exec(text)
  if (match === null) return parseDay(text)
  const by = dayCounts.find((each) => each === match[1])
  const days = Number(match[2])
  return by === undefined || days > mostDueDays ? null : { by, days }
}

/** A rule as the row of an assignment holds it. */
export function dueRuleOf(row: {
  readonly dueBy: 'date' | DayCount
  readonly dueOn: Date
  readonly dueDays: number | null
}): DueRule {
  return row.dueBy === 'date' || row.dueDays === null ? row.dueOn : { by: row.dueBy, days: row.dueDays }
}

/** The columns of dueRuleOf(). */
export function columnsOfDue(rule: DueRule, madeOn: Date) {
  return rule instanceof Date
    ? { dueBy: 'date', dueOn: rule, dueDays: null }
    : { dueBy: rule.by, dueOn: firstDueOn(rule, madeOn), dueDays: rule.days }
}
