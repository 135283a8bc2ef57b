import { z } from 'zod'
import { moment } from '#data/database/columns.ts'
import { type Query, sql } from '#data/database/sql.ts'
import { type DueRule, dayCounts, parseDueRule } from '#domain/assignments/due-rule.ts'
import { repeatKinds } from '#domain/assignments/repeat-rule.ts'

/** Of a row of assignment, what dueRuleOf() reads. */
export const DueColumns = z.object({
  dueBy: z.enum(['date', ...dayCounts]),
  dueOn: moment,
  dueDays: z.number().nullable(),
})

/** Of a row of assignment, what repeatRuleOf() reads. */
export const RepeatColumns = z.object({
  repeatBy: z.enum(repeatKinds).nullable(),
  repeatMonths: z.number().nullable(),
  repeatFrom: moment.nullable(),
  repeatDays: z.number().nullable(),
})

/** A rule as writeDueRule() wrote it. */
export const WrittenDueRule = z.string().transform((text, context) => {
  const rule = parseDueRule(text)
  if (rule !== null) return rule
  context.addIssue({ code: 'custom', message: 'not a due date' })
  return z.NEVER
})

/** The columns of both, of the row `of` of assignment. */
export function ruleColumns(of: Query): Query {
  return sql`${of}.due_by AS "dueBy", ${of}.due_on AS "dueOn", ${of}.due_days AS "dueDays", ${of}.repeat_by AS "repeatBy",
    ${of}.repeat_months AS "repeatMonths", ${of}.repeat_from AS "repeatFrom", ${of}.repeat_days AS "repeatDays"`
}

/** dueDateOfRequest() for a raw query: the days are dates of the organisation's. */
export function dueWhenAskedIn(rule: DueRule, days: { madeOn: Query; joinedOn: Query; askedOn: Query }): Query {
  const [by, on, count] = rule instanceof Date ? (['date', rule, null] as const) : ([rule.by, null, rule.days] as const)
  return sql`due_when_asked(${by}::text, ${on}::date, ${count}::integer, ${days.madeOn}, ${days.joinedOn}, ${days.askedOn})`
}

/** By a rule, the day by which the enrolment `e` of the person `p` was due when the assignment `a` asked them for it. */
export function dueByRule(rule: DueRule, timeZone: string): Query {
  const dayOf = (moment: Query) => sql`(${moment} AT TIME ZONE ${timeZone}::text)::date`
  return dueWhenAskedIn(rule, {
    madeOn: dayOf(sql`a.created_at`),
    joinedOn: joinedOn(sql`p`, timeZone),
    askedOn: dayOf(sql`e.created_at`),
  })
}

/** The organisation's day on which the person of this row joined, or came back. */
export function joinedOn(person: Query, timeZone: string): Query {
  return sql`(coalesce(${person}.came_back_at, ${person}.created_at) AT TIME ZONE ${timeZone}::text)::date`
}
