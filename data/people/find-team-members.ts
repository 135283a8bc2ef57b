import { z } from 'zod'
import { personByName } from '#data/database/names.ts'
import { readInOrganisation } from '#data/database/read.ts'
import { sql } from '#data/database/sql.ts'
import { personIsInScope, teamIsInScope } from '#data/scope.ts'
import type { Manager } from '#data/viewer.ts'

const TeamMember = z.object({
  id: z.string(),
  givenName: z.string(),
  familyName: z.string(),
  /** The team that was asked about, which the person is in or below. */
  teamName: z.string(),
})

/** Who some people of a manager's team are, and nothing of what they understand: that would be a look. Others are left out. */
export async function findTeamMembers(
  viewer: Manager,
  { teamId, personIds }: { teamId: string; personIds: readonly string[] },
): Promise<readonly Readonly<z.output<typeof TeamMember>>[]> {
  return readInOrganisation(
    viewer,
    TeamMember,
    sql`
      SELECT person.id, person.given_name AS "givenName", person.family_name AS "familyName", team.name AS "teamName"
      FROM team CROSS JOIN person
      WHERE ${teamIsInScope(viewer)} AND team.id = ${teamId}::uuid
        AND ${personIsInScope(viewer)} AND person.id = ANY (${personIds}::uuid[]) AND person.status <> 'suspended'
        AND EXISTS (
          SELECT FROM team_member m
          WHERE m.organisation_id = person.organisation_id AND m.person_id = person.id
            AND m.team_id = ANY (teams_and_below(person.organisation_id, ARRAY[team.id])))
      ORDER BY ${personByName(viewer)}`,
  )
}
