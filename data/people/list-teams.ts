import { z } from 'zod'
import { inOrderOf, personByName } from '#data/database/names.ts'
import { readInOrganisation } from '#data/database/read.ts'
import { sql } from '#data/database/sql.ts'
import { teamIsInScope } from '#data/scope.ts'
import type { Administrator, Manager } from '#data/viewer.ts'

const TeamRowSchema = z.object({
  id: z.string(),
  name: z.string(),
  parentId: z.string().nullable(),
  members: z.number(),
  managers: z.array(z.object({ id: z.string(), givenName: z.string(), familyName: z.string() })),
})

export type TeamRow = Readonly<z.output<typeof TeamRowSchema>>

/** The teams in the viewer's scope by name, as their language orders them, with how many people belong to each itself. */
export async function listTeams(viewer: Manager | Administrator): Promise<TeamRow[]> {
  return readInOrganisation(
    viewer,
    TeamRowSchema,
    sql`
      SELECT team.id, team.name, team.parent_id AS "parentId",
        (SELECT count(*)::integer FROM team_member m
          WHERE m.organisation_id = team.organisation_id AND m.team_id = team.id) AS members,
        (SELECT coalesce(jsonb_agg(jsonb_build_object('id', person.id, 'givenName', person.given_name, 'familyName', person.family_name)
            ORDER BY ${personByName(viewer)}), '[]')
          FROM team_manager m JOIN person ON person.organisation_id = m.organisation_id AND person.id = m.person_id
          WHERE m.organisation_id = team.organisation_id AND m.team_id = team.id) AS managers
      FROM team WHERE ${teamIsInScope(viewer)}
      ORDER BY ${inOrderOf(viewer, sql`team.name`)}, team.id`,
  )
}
