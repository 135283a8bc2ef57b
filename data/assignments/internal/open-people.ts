import { type Query, sql } from '#data/database/sql.ts'
import { personIsInScope } from '#data/scope.ts'
import type { Administrator, Manager } from '#data/viewer.ts'

/**
 * Who has something of an assignment left to finish, once each: `id`, their earliest date `due_on`, since when they are asked,
 * how many modules are `left`, whether they have `begun` any or finished one, are `active` and were `reminded_today`.
 */
export function openPeople(viewer: Manager | Administrator, assignmentId: string, { now }: { now: Date }): Query {
  return sql`
    SELECT person.id, e.due_on, e.asked_at, e.left_to_do, e.begun, person.status = 'active' AS active,
      EXISTS (SELECT FROM notice n WHERE n.organisation_id = person.organisation_id AND n.person_id = person.id
        AND n.kind = 'reminder' AND n.about_id = person.id
        AND n.day = (${now}::timestamptz AT TIME ZONE coalesce(person.time_zone, o.time_zone))::date) AS reminded_today
    FROM (
      SELECT e.person_id, min(e.due_on) FILTER (WHERE e.completed_at IS NULL) AS due_on, min(e.created_at) AS asked_at,
        (count(*) FILTER (WHERE e.completed_at IS NULL))::integer AS left_to_do,
        bool_or(e.completed_at IS NOT NULL OR EXISTS (
          SELECT FROM attempt t WHERE t.organisation_id = e.organisation_id AND t.enrolment_id = e.id)) AS begun
      FROM enrolment e
      WHERE e.organisation_id = ${viewer.organisationId}::uuid AND e.assignment_id = ${assignmentId}::uuid
        AND (e.released_at IS NULL OR e.completed_at IS NOT NULL)
      GROUP BY e.person_id HAVING bool_or(e.completed_at IS NULL)
    ) e
    JOIN person ON person.organisation_id = ${viewer.organisationId}::uuid AND person.id = e.person_id
    JOIN organisation o ON o.id = person.organisation_id
    WHERE ${personIsInScope(viewer)}`
}
