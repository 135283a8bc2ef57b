import type { ClientWithScope } from '#data/api-client.ts'
import { dueByRule } from '#data/assignments/shared/rule-columns.ts'
import { type Query, sql } from '#data/database/sql.ts'
import type { Administrator, Manager } from '#data/viewer.ts'
import type { DueRule } from '#domain/assignments/due-rule.ts'
import { dayIn } from '#domain/dates/time-zone.ts'
import { isOpenOf } from './open-places.ts'

/** An assignment, how it is due and how it would be. */
export type DateChange = { readonly assignmentId: string; readonly from: DueRule; readonly dueOn: DueRule }

/** How long anyone has at least whose date is moved nearer, in days. */
const shortest = 7

/**
 * The enrolments of an assignment that are to be done, each with its date `before` and `after` a change; without one after, it
 * keeps its own. Someone who was given a day of their own keeps it. A rule by days counts for the first round alone, and makes
 * nobody overdue who is not: who would be keeps their date, or has a week.
 */
export function datesAfter(
  viewer: Manager | Administrator | ClientWithScope<'assignments:write'>,
  { assignmentId, from, dueOn }: DateChange,
  { now }: { now: Date },
): Query {
  const { organisationId, organisationTimeZone } = viewer
  const today = sql`${dayIn(organisationTimeZone, now)}::date`
  const byRule = dueByRule(dueOn, organisationTimeZone)
  const after =
    dueOn instanceof Date
      ? sql`${dueOn}::date`
      : sql`CASE WHEN ${byRule} >= ${today} THEN ${byRule} WHEN e.due_on < ${today} THEN e.due_on
          ELSE least(e.due_on, ${today} + ${shortest}::integer) END`
  const isMeant =
    dueOn instanceof Date
      ? from instanceof Date
        ? sql`(e.due_on = ${from}::date OR e.due_on < ${dueOn}::date)`
        : sql`true`
      : sql`e.round = 1`
  return sql`
    SELECT e.id, e.person_id, e.due_on AS before,
      CASE WHEN NOT e.due_by_hand AND ${isMeant} AND e.due_on IS DISTINCT FROM ${after} THEN ${after} END AS after
    FROM enrolment e
    JOIN assignment a ON a.organisation_id = e.organisation_id AND a.id = e.assignment_id
    JOIN person p ON p.organisation_id = e.organisation_id AND p.id = e.person_id
    WHERE ${isOpenOf({ organisationId }, assignmentId)}`
}
