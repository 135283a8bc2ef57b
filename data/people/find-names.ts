import { z } from 'zod'
import { foldedContains, foldedNames, inOrderOf, personByName } from '#data/database/names.ts'
import { readInOrganisation } from '#data/database/read.ts'
import { sql } from '#data/database/sql.ts'
import { teamIsCalled } from '#data/people/internal/team-is-called.ts'
import { personIsInScope, teamIsInScope } from '#data/scope.ts'
import type { Administrator, Manager } from '#data/viewer.ts'

const FoundPerson = z.object({
  id: z.string(),
  givenName: z.string(),
  familyName: z.string(),
  /** One of their teams, of those that the viewer may know of. */
  team: z.object({ id: z.string(), name: z.string() }).nullable(),
})
const FoundTeam = z.object({ id: z.string(), name: z.string() })

export type FoundNames = {
  readonly people: readonly Readonly<z.output<typeof FoundPerson>>[]
  readonly teams: readonly Readonly<z.output<typeof FoundTeam>>[]
}

/**
 * The people and teams in the viewer's scope whose name has each of the words, whatever its case and accents; names that
 * begin with them first. Reading a name is no look at what someone understands.
 *
 * @param most of each kind.
 */
export async function findNames(
  viewer: Manager | Administrator,
  { search, most }: { search: string; most: number },
): Promise<FoundNames> {
  const words = search.split(/\s+/).filter((word) => word !== '')
  if (words.length === 0) return { people: [], teams: [] }
  const isNamed = words.reduce(
    (condition, word) => sql`${condition} AND ${foldedContains(foldedNames, word)}`,
    // Managers have no page of someone who is suspended.
    sql`${personIsInScope(viewer)} AND ${viewer.acts === 'manager' ? sql`person.status <> 'suspended'` : sql`true`}`,
  )
  const [people, teams] = await Promise.all([
    readInOrganisation(
      viewer,
      FoundPerson,
      sql`
        SELECT person.id, person.given_name AS "givenName", person.family_name AS "familyName", (
          SELECT jsonb_build_object('id', team.id, 'name', team.name)
          FROM team_member m JOIN team ON team.organisation_id = m.organisation_id AND team.id = m.team_id
          WHERE m.organisation_id = person.organisation_id AND m.person_id = person.id AND ${teamIsInScope(viewer)}
          ORDER BY ${inOrderOf(viewer, sql`team.name`)}, team.id LIMIT 1) AS team
        FROM person WHERE ${isNamed}
        ORDER BY strpos(${foldedNames}, folded(${search})) <> 1, ${personByName(viewer)}
        LIMIT ${most}::integer`,
    ),
    readInOrganisation(
      viewer,
      FoundTeam,
      sql`
        SELECT team.id, team.name FROM team WHERE ${teamIsInScope(viewer)} AND ${teamIsCalled(search)}
        ORDER BY strpos(folded(team.name), folded(${search})) <> 1, ${inOrderOf(viewer, sql`team.name`)}, team.id
        LIMIT ${most}::integer`,
    ),
  ])
  return { people, teams }
}
