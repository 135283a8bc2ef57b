import { namedRulesJson } from '#data/assignments/shared/named-rules-json.ts'
import { type Query, sql } from '#data/database/sql.ts'

/** The columns of the table `assignment a`. */
export function assignmentColumns(client: { readonly organisationId: string }): Query {
  return sql`
    a.id, a.team_id AS "teamId", a.person_id AS "personId", a.due_by AS "dueBy", a.due_on::text AS "dueOn",
    a.due_days AS "dueDays", CASE WHEN a.repeat_by IS NOT NULL THEN jsonb_build_object('by', a.repeat_by, 'months', a.repeat_months,
      'from', a.repeat_from, 'dueDays', a.repeat_days) END AS repeat, a.created_at AS "createdAt",
    a.withdrawn_at AS "withdrawnAt", ${namedRulesJson(client, sql`a`)} AS audience, ARRAY(SELECT m.module_slug FROM assignment_module m
      WHERE m.organisation_id = a.organisation_id AND m.assignment_id = a.id ORDER BY m.place, m.module_slug) AS modules, a.path_id AS "pathId", a.in_order AS "inOrder"`
}
