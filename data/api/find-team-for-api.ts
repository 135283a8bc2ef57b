import type { ClientWithScope } from '#data/api-client.ts'
import { readInOrganisation } from '#data/database/read.ts'
import { sql } from '#data/database/sql.ts'
import { TeamOfApi, teamColumns } from './team-of-api.ts'

/** One team; null: there is none of this id. */
export async function findTeamForApi(
  client: ClientWithScope<'teams:read'> | ClientWithScope<'teams:write'>,
  teamId: string,
): Promise<TeamOfApi | null> {
  const [team] = await readInOrganisation(
    client,
    TeamOfApi,
    sql`
      SELECT ${teamColumns} FROM team
      WHERE team.organisation_id = ${client.organisationId}::uuid AND team.id = ${teamId}::uuid`,
  )
  return team ?? null
}
