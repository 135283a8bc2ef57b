import { z } from 'zod'
import { inOrderOf } from '#data/database/names.ts'
import { readInOrganisation } from '#data/database/read.ts'
import { sql } from '#data/database/sql.ts'
import { teamIsCalled } from '#data/people/internal/team-is-called.ts'
import { teamIsInScope } from '#data/scope.ts'
import type { Administrator, Manager } from '#data/viewer.ts'

/** Some of the teams that one may be chosen from, and whether there are more: then they are to be searched. */
export type TeamChoices = {
  readonly teams: readonly { readonly id: string; readonly name: string }[]
  readonly areMore: boolean
}

const teamsInAChoice = 100

/**
 * Teams of the viewer's to choose from by name; each word of `search` is found in names. `chosen` is among them in any case.
 * `within`: only this team and those below it; null: all.
 */
export async function teamChoices(
  viewer: Manager | Administrator,
  { search, chosen = null, within = null }: { search: string; chosen?: string | null; within?: string | null },
): Promise<TeamChoices> {
  const isWithin =
    within === null
      ? sql`true`
      : sql`team.id IN (SELECT unnest(teams_and_below(${viewer.organisationId}::uuid, ARRAY[${within}::uuid])))`
  const teams = await readInOrganisation(
    viewer,
    z.object({ id: z.string(), name: z.string() }),
    sql`
      SELECT team.id, team.name FROM team
      WHERE ${teamIsInScope(viewer)} AND ${isWithin} AND (team.id = ${chosen}::uuid OR (${teamIsCalled(search)}))
      ORDER BY coalesce(team.id = ${chosen}::uuid, false) DESC, ${inOrderOf(viewer, sql`team.name`)}, team.id
      LIMIT ${teamsInAChoice + 1}::integer`,
  )
  return { teams: teams.slice(0, teamsInAChoice), areMore: search !== '' || teams.length > teamsInAChoice }
}
