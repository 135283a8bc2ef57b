import { z } from 'zod'
import { readInOrganisation } from '#data/database/read.ts'
import { sql } from '#data/database/sql.ts'
import { teamIsInScope } from '#data/scope.ts'
import type { Administrator } from '#data/viewer.ts'

const TeamPlace = z.object({ id: z.string(), name: z.string(), parentId: z.string().nullable() })

/** One team's own name and place; null: no such team. */
export async function findTeam(
  viewer: Administrator,
  teamId: string,
): Promise<Readonly<z.output<typeof TeamPlace>> | null> {
  const [team] = await readInOrganisation(
    viewer,
    TeamPlace,
    sql`
      SELECT team.id, team.name, team.parent_id AS "parentId" FROM team
      WHERE ${teamIsInScope(viewer)} AND team.id = ${teamId}::uuid`,
  )
  return team ?? null
}
