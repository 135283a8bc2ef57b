import type { ClientWithScope } from '#data/api-client.ts'
import { readInOrganisation } from '#data/database/read.ts'
import { sql } from '#data/database/sql.ts'
import { isAfter, limitOf, partOf } from './internal/part-of.ts'
import { teamsMergedInto } from './internal/teams-merged-into.ts'
import type { Part, Place } from './page.ts'
import { TeamOfApi, teamColumns } from './team-of-api.ts'

export type TeamsRequest = Place & {
  readonly status: 'in-use' | 'archived' | null
  readonly changedSince: Date | null
}

/** What changes a team, as the audit trail names it. */
const changes = [
  ...['team.created', 'team.changed', 'team.archived', 'team.merged', 'team.manager-added', 'team.manager-removed'],
  ...['team.member-added', 'team.member-removed'],
]

/** The organisation's teams, archived ones too. */
export async function listTeamsForApi(
  client: ClientWithScope<'teams:read'>,
  request: TeamsRequest,
): Promise<Part<TeamOfApi>> {
  const { organisationId } = client
  const { status, changedSince } = request
  const isInUse = status === null ? sql`true` : sql`(team.archived_at IS NULL) = ${status === 'in-use'}::boolean`
  const hasChanged =
    changedSince === null
      ? sql`true`
      : sql`(team.created_at >= ${changedSince}::timestamptz OR team.archived_at >= ${changedSince}::timestamptz OR team.id IN (
          SELECT e.subject_id FROM audit_event e
          WHERE e.organisation_id = ${organisationId}::uuid AND e.at >= ${changedSince}::timestamptz
            AND e.action = ANY (${changes}::text[]))
          OR team.parent_id IN (${teamsMergedInto(client, changedSince)}))`
  const rows = await readInOrganisation(
    client,
    TeamOfApi,
    sql`
      SELECT ${teamColumns} FROM team
      WHERE team.organisation_id = ${organisationId}::uuid AND ${isAfter(request, sql`team.id`)} AND ${isInUse} AND ${hasChanged}
      ORDER BY team.id ${limitOf(request)}`,
  )
  return partOf(rows, request)
}
