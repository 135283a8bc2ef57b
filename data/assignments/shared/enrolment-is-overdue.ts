import { type Query, sql } from '#data/database/sql.ts'
import { dayIn } from '#domain/dates/time-zone.ts'

/** isOverdue() for a raw query, on an enrolment `e` of an assignment: the organisation's day is past its due date and it is not done. */
export function enrolmentIsOverdue(
  { organisationTimeZone }: { readonly organisationTimeZone: string },
  { now }: { now: Date },
): Query {
  return sql`e.assignment_id IS NOT NULL AND e.completed_at IS NULL AND e.released_at IS NULL
    AND e.due_on < ${dayIn(organisationTimeZone, now)}::date`
}
