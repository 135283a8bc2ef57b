import { z } from 'zod'
import type { Transaction } from '#data/database/database.ts'
import { readerWithin } from '#data/database/read.ts'
import { sql } from '#data/database/sql.ts'

/**
 * Whether a channel can hear of a team: it is in use, and stays so until the transaction ends; who merges or archives it waits,
 * and sees the channel. Of the organisation, null, it can.
 */
export async function teamExists(
  transaction: Transaction,
  { organisationId, teamId }: { organisationId: string; teamId: string | null },
): Promise<boolean> {
  if (teamId === null) return true
  const teams = await readerWithin(transaction)(
    z.object({ id: z.string() }),
    sql`
      SELECT id FROM team WHERE organisation_id = ${organisationId}::uuid AND id = ${teamId}::uuid AND archived_at IS NULL FOR SHARE`,
  )
  return teams.length === 1
}
