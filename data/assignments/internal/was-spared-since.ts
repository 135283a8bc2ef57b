import { type Query, sql } from '#data/database/sql.ts'

/** Whether what spared the person of the row `e` of enrolment from it has ended since a moment. */
export function wasSparedSince(since: Date): Query {
  return sql`(
    EXISTS (SELECT FROM waiver w WHERE w.organisation_id = e.organisation_id AND w.person_id = e.person_id
      AND (w.assignment_id = e.assignment_id OR w.module_slug = e.module_slug) AND w.ended_at >= ${since}::timestamptz)
    OR EXISTS (SELECT FROM excusal x WHERE x.organisation_id = e.organisation_id AND x.person_id = e.person_id
      AND x.assignment_id = e.assignment_id AND x.module_slug = e.module_slug AND x.ended_at >= ${since}::timestamptz))`
}
