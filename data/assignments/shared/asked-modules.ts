import { type Query, sql } from '#data/database/sql.ts'

/** Whether an enrolment `e` of an assignment counts as asked at a moment: what was released counts only if it was finished. */
const countsAsAsked = (at: Query) => sql`(e.released_at IS NULL OR e.released_at > ${at} OR e.completed_at <= ${at})`

/** Whether its person need not finish it: see prisma/functions/reconcile_enrolments.sql. */
const isSpared = sql`(e.spared_by IS NOT NULL AND e.completed_at IS NULL)`

/**
 * The one definition of "completed, for this round". A row for each person and module that was asked of them up to a
 * moment, each once however often it was asked: `done` where nothing that was asked is still open. Someone who finished
 * a module last year and is asked for it again has it to do, until they finish it again. `spared_by` is not null where they are
 * spared it, and nothing else asks for it: such a module is neither assigned nor done, and is said apart.
 * `of` restricts the enrolments, which are called `e`.
 */
export function askedModules({
  organisationId,
  of,
  at: moment,
}: {
  organisationId: string
  of: Query
  at: Date
}): Query {
  // As a query of its own it is made of its text once, and not for each enrolment.
  const at = sql`(SELECT ${moment}::timestamptz)`
  return sql`
    SELECT asked.person_id, asked.module_slug, asked.all_done AND asked.spared_by IS NULL AS done,
      CASE WHEN asked.all_done THEN asked.spared_by END AS spared_by
    FROM (
      SELECT e.person_id, e.module_slug,
        coalesce(bool_and(coalesce(e.completed_at <= ${at}, false)) FILTER (WHERE ${countsAsAsked(at)}), true) AS all_done,
        -- A waiver, where there are both.
        max(e.spared_by) FILTER (WHERE ${isSpared} AND ${countsAsAsked(at)} IS NOT TRUE) AS spared_by
      FROM enrolment e
      WHERE e.organisation_id = ${organisationId}::uuid AND e.assignment_id IS NOT NULL AND coalesce(e.opened_at, e.created_at) <= ${at} AND ${of}
        AND (${countsAsAsked(at)} OR ${isSpared})
      GROUP BY e.person_id, e.module_slug
    ) asked`
}
