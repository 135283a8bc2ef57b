import { z } from 'zod'
import { inOrderOf, personByName } from '#data/database/names.ts'
import { readInOrganisation } from '#data/database/read.ts'
import { sql } from '#data/database/sql.ts'
import { teamIsCalled } from '#data/people/internal/team-is-called.ts'
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

/** A row's columns, on the table `team`. */
const teamColumns = (viewer: Manager | Administrator) => sql`
  team.id, team.name, team.parent_id AS "parentId",
  (SELECT count(*)::integer FROM team_member m
    WHERE m.organisation_id = team.organisation_id AND m.team_id = team.id) AS members,
  (SELECT coalesce(jsonb_agg(jsonb_build_object('id', person.id, 'givenName', person.given_name, 'familyName', person.family_name)
      ORDER BY ${personByName(viewer)}), '[]')
    FROM team_manager m JOIN person ON person.organisation_id = m.organisation_id AND person.id = m.person_id
    WHERE m.organisation_id = team.organisation_id AND m.team_id = team.id) AS managers`

/** The teams in the viewer's scope by name, as their language orders them, with how many people belong to each itself. */
export async function listTeams(viewer: Manager | Administrator): Promise<TeamRow[]> {
  return readInOrganisation(
    viewer,
    TeamRowSchema,
    sql`
      SELECT ${teamColumns(viewer)} FROM team WHERE ${teamIsInScope(viewer)}
      ORDER BY ${inOrderOf(viewer, sql`team.name`)}, team.id`,
  )
}

export type TeamsPage = {
  /** Each with the name of the team that it stands below. */
  readonly teams: readonly (TeamRow & { readonly parentName: string | null })[]
  readonly total: number
  readonly page: number
  readonly pages: number
}

const teamsAPage = 50

/** One page of the organisation's teams by name; each word of `search` is found in names. Page counts from 1. */
export async function listTeamsByPage(
  viewer: Administrator,
  { search, page }: { search: string; page: number },
): Promise<TeamsPage> {
  const where = sql`${teamIsInScope(viewer)} AND ${teamIsCalled(search)}`
  const [countRow] = await readInOrganisation(
    viewer,
    z.object({ total: z.number() }),
    sql`SELECT count(*)::integer AS total FROM team WHERE ${where}`,
  )
  const total = countRow?.total ?? 0
  const pages = Math.max(1, Math.ceil(total / teamsAPage))
  const visiblePage = Math.min(Math.max(1, page), pages)
  const teams = await readInOrganisation(
    viewer,
    TeamRowSchema.extend({ parentName: z.string().nullable() }),
    sql`
      SELECT ${teamColumns(viewer)}, (
        SELECT above.name FROM team above
        WHERE above.organisation_id = team.organisation_id AND above.id = team.parent_id) AS "parentName"
      FROM team WHERE ${where}
      ORDER BY ${inOrderOf(viewer, sql`team.name`)}, team.id
      LIMIT ${teamsAPage}::integer OFFSET ${(visiblePage - 1) * teamsAPage}::integer`,
  )
  return { teams, total, page: visiblePage, pages }
}
