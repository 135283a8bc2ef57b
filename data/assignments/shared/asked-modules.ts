import { type Query, sql } from '#data/database/sql.ts'

/** Whether an enrolment `e` of an assignment counts as asked at a moment: what was released counts only if it was finished. */
const countsAsAsked = (at: Date) =>
  sql`(e.released_at IS NULL OR e.released_at > ${at}::timestamptz OR e.completed_at <= ${at}::timestamptz)`

/**
 * The one definition of "completed, for this round". A row for each person and module that was asked of them up to a
 * moment, each once however often it was asked: `done` where nothing that was asked is still open. Someone who finished
 * a module last year and is asked for it again has it to do, until they finish it again.
 * `of` restricts the enrolments, which are called `e`.
 */
export function askedModules({ organisationId, of, at }: { organisationId: string; of: Query; at: Date }): Query {
  return sql`
    SELECT e.person_id, e.module_slug, bool_and(coalesce(e.completed_at <= ${at}::timestamptz, false)) AS done
    FROM enrolment e
    WHERE e.organisation_id = ${organisationId}::uuid AND e.assignment_id IS NOT NULL AND e.created_at <= ${at}::timestamptz AND ${of} AND ${countsAsAsked(at)}
    GROUP BY e.person_id, e.module_slug`
}
