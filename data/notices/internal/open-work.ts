import { z } from 'zod'
import { moment } from '#data/database/columns.ts'
import { type Query, sql } from '#data/database/sql.ts'

/** Whether the enrolment `e` is asked of someone still. */
const isAsked = sql`e.assignment_id IS NOT NULL AND e.completed_at IS NULL AND e.released_at IS NULL`

/** Whether the follow-up `f` is asked of someone on a day: no round of practising is, which is its reader's own. */
function isReady(day: Query): Query {
  return sql`f.ended_at IS NULL AND f.expired_at IS NULL AND f.practises IS NULL AND ${day} BETWEEN f.due_on AND f.closes_on`
}

/** Whether someone of the table `person`, joined with their `organisation o`, is asked to do something now. */
export function hasOpenWork({ now }: { now: Date }): Query {
  const today = sql`(${now}::timestamptz AT TIME ZONE o.time_zone)::date`
  return sql`(EXISTS (
      SELECT FROM enrolment e
      WHERE e.organisation_id = person.organisation_id AND e.person_id = person.id AND ${isAsked})
    OR EXISTS (
      SELECT FROM follow_up f
      WHERE f.organisation_id = person.organisation_id AND f.person_id = person.id AND ${isReady(today)}))`
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
      WHERE e.organisation_id = ${organisationId}::uuid AND e.person_id = ${personId}::uuid AND ${isAsked}
      ORDER BY e.module_slug, e.due_on, e.created_at, e.id) asked
    UNION ALL
    SELECT NULL, f.id, NULL, f.closes_on FROM follow_up f
    WHERE f.organisation_id = ${organisationId}::uuid AND f.person_id = ${personId}::uuid
      AND ${isReady(sql`${today}::date`)}
    ORDER BY until NULLS LAST, "moduleSlug"`
}
