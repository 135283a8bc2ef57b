import { z } from 'zod'
import { moment } from '#data/database/columns.ts'
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

export const OpenWork = z.object({
  enrolmentId: z.string().nullable(),
  followUpId: z.string().nullable(),
  /** Null: it is the follow-up. */
  moduleSlug: z.string().nullable(),
  /** When it is due or, of the follow-up, closes. */
  until: moment.nullable(),
})

/** OpenWork of one person: each module that is asked of them once, due on the earliest day, and their follow-up. */
export function openWorkOf(
  { organisationId, personId }: { organisationId: string; personId: string },
  { today }: { today: Date },
): Query {
  return sql`
    SELECT * FROM (
      SELECT DISTINCT ON (e.module_slug) e.id AS "enrolmentId", NULL::uuid AS "followUpId", e.module_slug AS "moduleSlug", e.due_on AS until
      FROM enrolment e
      WHERE e.organisation_id = ${organisationId}::uuid AND e.person_id = ${personId}::uuid AND e.assignment_id IS NOT NULL
        AND e.completed_at IS NULL AND e.released_at IS NULL
      ORDER BY e.module_slug, e.due_on, e.created_at, e.id) asked
    UNION ALL
    SELECT NULL, f.id, NULL, f.closes_on FROM follow_up f
    WHERE f.organisation_id = ${organisationId}::uuid AND f.person_id = ${personId}::uuid AND f.ended_at IS NULL
      AND f.expired_at IS NULL AND ${today}::date BETWEEN f.due_on AND f.closes_on
    ORDER BY until NULLS LAST, "moduleSlug"`
}
