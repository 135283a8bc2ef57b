import { underLock } from '#platform/database/prepare.ts'
import { ConfigurationError } from '#platform/env.ts'
import { partitionTable, type TableSum } from './partition-table.ts'
import { bytesForCopy, gigabytes, requireAlone, requireRoom } from './refusals.ts'

const table = 'answer'

/**
 * Puts the answers of an installation that stands still into so many partitions, or with 1 back into one table: whole or not
 * at all, however it ends.
 *
 * @param options.free bytes on the database's disk; null where they cannot be known from here.
 * @param options.onStep is told what is being done next.
 */
export async function partitionAnswers(
  ownerUrl: string,
  { partitions, free, onStep }: { partitions: number; free: number | null; onStep: (step: string) => void },
): Promise<TableSum> {
  return underLock(ownerUrl, async (owner) => {
    const { rows } = await owner.query(`SELECT to_regclass('public.${table}') IS NOT NULL AS made`)
    if (rows[0]?.made !== true)
      throw new ConfigurationError('The database has no answers yet: start Curtain on it once, and stop it.')
    await requireAlone(owner)
    const needed = await bytesForCopy(owner, table)
    requireRoom(needed, free)
    if (free === null)
      onStep(`needs ${gigabytes(needed)} free on the disk of the database, which only its server can see`)
    return partitionTable(owner, { table, partitions, onStep })
  })
}
