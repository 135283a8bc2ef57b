import { z } from 'zod'
import type { Allowed } from '#data/api-client.ts'
import { NamedRule, rulesNamed } from '#data/assignments/shared/rules-named.ts'
import { moment } from '#data/database/columns.ts'
import { readInOrganisation } from '#data/database/read.ts'
import { type Query, sql } from '#data/database/sql.ts'
import { isAfter, limitOf, partOf } from './internal/part-of.ts'
import { teamsMergedInto } from './internal/teams-merged-into.ts'
import type { Part, Place } from './page.ts'

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

export type AssignmentsAsked = Place & {
  readonly team: string | null
  readonly status: 'asked' | 'withdrawn' | null
  readonly changedSince: Date | null
}

/** What was assigned, withdrawn assignments too. Without a team, a person and rules: for everyone. */
export async function listAssignmentsForApi(
  client: Allowed<'assignments:read'>,
  asked: AssignmentsAsked,
): Promise<Part<AssignmentOfApi>> {
  const { team, status, changedSince } = asked
  const rows = await readInOrganisation(
    client,
    AssignmentOfApi,
    sql`
      SELECT a.id, a.team_id AS "teamId", a.person_id AS "personId", a.due_on::text AS "dueOn", a.created_at AS "createdAt",
        a.withdrawn_at AS "withdrawnAt", ${rulesNamed(client, sql`a`)} AS audience, ARRAY(SELECT m.module_slug FROM assignment_module m
          WHERE m.organisation_id = a.organisation_id AND m.assignment_id = a.id ORDER BY m.module_slug) AS modules
      FROM assignment a
      WHERE a.organisation_id = ${client.organisationId}::uuid AND ${isAfter(asked, sql`a.id`)}
        AND ${team === null ? sql`true` : isForTeam(client, team)}
        AND ${status === null ? sql`true` : sql`(a.withdrawn_at IS NULL) = ${status === 'asked'}::boolean`}
        AND ${
          changedSince === null
            ? sql`true`
            : sql`(a.created_at >= ${changedSince}::timestamptz OR a.withdrawn_at >= ${changedSince}::timestamptz OR a.id IN (
                SELECT e.subject_id FROM audit_event e
                WHERE e.organisation_id = a.organisation_id AND e.at >= ${changedSince}::timestamptz AND e.subject_type = 'assignment')
                OR a.team_id IN (${teamsMergedInto(client, changedSince)}))`
        }
      ORDER BY a.id ${limitOf(asked)}`,
  )
  return partOf(rows, asked)
}

function isForTeam({ organisationId }: { organisationId: string }, teamId: string): Query {
  return sql`(a.team_id = ${teamId}::uuid OR a.id IN (
    SELECT s.assignment_id FROM assignment_audience s
    WHERE s.organisation_id = ${organisationId}::uuid AND s.team_id = ${teamId}::uuid AND s.side = 'asked'))`
}
