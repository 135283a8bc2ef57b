import { z } from 'zod'
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

/** Who somebody of a manager's team is, and nothing of what they understand: that would be a look. Null: no one of theirs. */
export async function findTeamMember(
  viewer: Manager,
  { teamId, personId }: { teamId: string; personId: string },
): Promise<Readonly<z.output<typeof TeamMember>> | null> {
  const [member] = await readInOrganisation(
    viewer,
    TeamMember,
    sql`
      SELECT person.id, person.given_name AS "givenName", person.family_name AS "familyName", team.name AS "teamName"
      FROM team CROSS JOIN person
      WHERE ${teamIsInScope(viewer)} AND team.id = ${teamId}::uuid
        AND ${personIsInScope(viewer)} AND person.id = ${personId}::uuid AND person.status <> 'suspended'
        AND EXISTS (
          SELECT FROM team_member m
          WHERE m.organisation_id = person.organisation_id AND m.person_id = person.id
            AND m.team_id = ANY (teams_and_below(person.organisation_id, ARRAY[team.id])))`,
  )
  return member ?? null
}
