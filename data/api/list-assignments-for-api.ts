import type { ClientWithScope } from '#data/api-client.ts'
import { readInOrganisation } from '#data/database/read.ts'
import { type Query, sql } from '#data/database/sql.ts'
import { AssignmentOfApi } from './assignment-of-api.ts'
import { assignmentColumns } from './internal/assignment-columns.ts'
import { isAfter, limitOf, partOf } from './internal/part-of.ts'
import { teamsMergedInto } from './internal/teams-merged-into.ts'
import type { Part, Place } from './page.ts'

export type AssignmentsRequest = Place & {
  readonly team: string | null
  readonly status: 'asked' | 'withdrawn' | null
  readonly changedSince: Date | null
}

/** What was assigned, withdrawn assignments too. Without a team, a person and rules: for everyone. */
export async function listAssignmentsForApi(
  client: ClientWithScope<'assignments:read'>,
  request: AssignmentsRequest,
): Promise<Part<AssignmentOfApi>> {
  const { team, status, changedSince } = request
  const rows = await readInOrganisation(
    client,
    AssignmentOfApi,
    sql`
      SELECT ${assignmentColumns(client)}
      FROM assignment a
      WHERE a.organisation_id = ${client.organisationId}::uuid AND ${isAfter(request, sql`a.id`)}
        AND ${team === null ? sql`true` : isForTeam(client, team)}
        AND ${status === null ? sql`true` : sql`(a.withdrawn_at IS NULL) = ${status === 'asked'}::boolean`}
        AND ${
          changedSince === null
            ? sql`true`
            : sql`(a.created_at >= ${changedSince}::timestamptz OR a.withdrawn_at >= ${changedSince}::timestamptz OR a.id IN (
                SELECT e.subject_id FROM audit_event e
                WHERE e.organisation_id = a.organisation_id AND e.at >= ${changedSince}::timestamptz AND e.subject_type = 'assignment')
                OR a.path_id IN (
                  SELECT e.subject_id FROM audit_event e
                  WHERE e.organisation_id = a.organisation_id AND e.at >= ${changedSince}::timestamptz AND e.action = 'path.changed')
                OR a.team_id IN (${teamsMergedInto(client, changedSince)}))`
        }
      ORDER BY a.id ${limitOf(request)}`,
  )
  return partOf(rows, request)
}

function isForTeam({ organisationId }: { organisationId: string }, teamId: string): Query {
  return sql`(a.team_id = ${teamId}::uuid OR a.id IN (
    SELECT s.assignment_id FROM assignment_audience s
    WHERE s.organisation_id = ${organisationId}::uuid AND s.team_id = ${teamId}::uuid AND s.side = 'asked'))`
}
