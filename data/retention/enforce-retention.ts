/** Keeping the organisations' periods. It has no viewer: each name says that it is dangerous; call these from the job alone. */
import { z } from 'zod'
import { inOrganisation } from '#data/database/database.ts'
import { readerWithin, readOfAll } from '#data/database/read.ts'
import { sql } from '#data/database/sql.ts'

/** So many people in one transaction. */
const peopleAtOnce = 500

/** The organisations in which something is kept for longer than it should be, or someone came back whose statuses were deleted. */
export async function dangerouslyListToRetain({ now }: { now: Date }): Promise<string[]> {
  const rows = await readOfAll(
    z.object({ id: z.string() }),
    sql`SELECT organisations_to_retain(${now}::timestamptz) AS id`,
  )
  return rows.map(({ id }) => id)
}

/**
 * Deletes the statuses of people who left longer ago than one organisation keeps them, some people at a time. Killed anywhere,
 * the next run goes on from there. Returns how many people it was done for.
 */
export async function dangerouslyDeletePastStatuses(organisationId: string, { now }: { now: Date }): Promise<number> {
  let deleted = 0
  for (let looked = peopleAtOnce; looked === peopleAtOnce; ) {
    const [row] = await inOrganisation({ organisationId }, (transaction) =>
      readerWithin(transaction)(
        z.object({ people: z.number() }),
        sql`SELECT delete_past_statuses(${organisationId}::uuid, ${now}::timestamptz, ${peopleAtOnce}::integer) AS people`,
      ),
    )
    looked = row?.people ?? 0
    deleted += looked
  }
  return deleted
}
