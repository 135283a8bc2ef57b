import { z } from 'zod'
import { NamedRule, rulesNamed } from '#data/assignments/shared/rules-named.ts'
import { moment } from '#data/database/columns.ts'
import { type Query, sql } from '#data/database/sql.ts'

export const AssignmentOfApi = z.object({
  id: z.uuid(),
  modules: z.array(z.string()).describe('The modules that it asks for.'),
  teamId: z.uuid().nullable().describe('The team that it is for, with those below it.'),
  personId: z.uuid().nullable().describe('The person that it is for.'),
  audience: z
    .array(NamedRule.omit({ name: true }))
    .nullable()
    .describe(
      'Whom its rules ask and whom they spare, by the id of a team or person or the name of a profession or site; null: it has none.',
    ),
  dueOn: z.iso.date().describe('The last day on which it is on time, where the organisation is.'),
  createdAt: moment,
  withdrawnAt: moment.nullable().describe('Since when it is no longer asked; null: it is.'),
})
export type AssignmentOfApi = z.output<typeof AssignmentOfApi>

/** The columns of the table `assignment a`. */
export function assignmentColumns(client: { readonly organisationId: string }): Query {
  return sql`
    a.id, a.team_id AS "teamId", a.person_id AS "personId", a.due_on::text AS "dueOn", a.created_at AS "createdAt",
    a.withdrawn_at AS "withdrawnAt", ${rulesNamed(client, sql`a`)} AS audience, ARRAY(SELECT m.module_slug FROM assignment_module m
      WHERE m.organisation_id = a.organisation_id AND m.assignment_id = a.id ORDER BY m.module_slug) AS modules`
}
