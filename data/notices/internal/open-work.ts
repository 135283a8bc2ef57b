import { type Query, sql } from '#data/database/sql.ts'

/** Whether someone of the table `person`, joined with their `organisation o`, is asked to do something now. */
export function hasOpenWork({ now }: { now: Date }): Query {
  return sql`(EXISTS (
      SELECT FROM enrolment e
      WHERE e.organisation_id = person.organisation_id AND e.person_id = person.id AND e.assignment_id IS NOT NULL
        AND e.completed_at IS NULL AND e.released_at IS NULL)
    OR EXISTS (
      SELECT FROM follow_up f
      WHERE f.organisation_id = person.organisation_id AND f.person_id = person.id AND f.ended_at IS NULL
        AND f.expired_at IS NULL AND f.practises IS NULL
        AND (${now}::timestamptz AT TIME ZONE o.time_zone)::date BETWEEN f.due_on AND f.closes_on))`
}
