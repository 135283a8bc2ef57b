import { z } from 'zod'
import type { Transaction } from '#data/database/database.ts'
import { readerWithin } from '#data/database/read.ts'
import { sql } from '#data/database/sql.ts'

/** A team with all below it, and who is in any of them; waits until no other transaction changes the tree. */
export async function readTeamBranch(
  transaction: Transaction,
  { organisationId, teamId }: { organisationId: string; teamId: string },
): Promise<{ teams: string[]; members: string[] }> {
  await transaction.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`curtain: teams ${organisationId}`}, 0))`
  const [branch] = await readerWithin(transaction)(
    z.object({ teams: z.array(z.string()), members: z.array(z.string()) }),
    sql`
      SELECT reached.teams, ARRAY(
        SELECT DISTINCT m.person_id FROM team_member m
        WHERE m.organisation_id = ${organisationId}::uuid AND m.team_id = ANY (reached.teams)) AS members
      FROM (SELECT teams_and_below(${organisationId}::uuid, ARRAY[${teamId}::uuid]) AS teams) reached`,
  )
  return branch ?? { teams: [], members: [] }
}
