/**
 * What the worker does for reports at night. It has no viewer: each name says that it is dangerous; call these from jobs
 * and scripts alone.
 */
import { z } from 'zod'
import { readOfAll } from '#data/database/read.ts'
import { sql } from '#data/database/sql.ts'
import { dayOf } from './internal/days.ts'
import { keepSnapshot } from './internal/keep-snapshot.ts'
import { readPastSnapshots } from './internal/past-snapshots.ts'
import { readSnapshot } from './internal/take-snapshot.ts'

/** The organisations that have no snapshot of today yet, or one that was taken before the measure was learned anew. */
export async function dangerouslyListWithoutSnapshot({ now }: { now: Date }): Promise<string[]> {
  const rows = await readOfAll(
    z.object({ id: z.string() }),
    sql`SELECT organisations_without_snapshot(${dayOf(now)}::date) AS id`,
  )
  return rows.map(({ id }) => id)
}

/**
 * Takes an organisation's snapshot of the day, whole or not at all; taken again it replaces itself. Returns how many
 * clinicians it counts.
 */
export async function dangerouslyTakeSnapshot(organisationId: string, { now }: { now: Date }): Promise<number> {
  const source = await readSnapshot(organisationId, { now })
  if (source === null) throw new Error(`Organisation ${organisationId} could not be read`)
  await keepSnapshot(source)
  return source.people.length
}

/**
 * Takes the snapshots that an organisation would have, had they been taken every Sunday since a day: for one whose answers are
 * older than its snapshots, such as the demonstration. Returns how many.
 */
export async function dangerouslyTakePastSnapshots(
  organisationId: string,
  { since, now }: { since: Date; now: Date },
): Promise<number> {
  let count = 0
  for await (const source of readPastSnapshots(organisationId, { since, now })) {
    await keepSnapshot(source)
    count += 1
  }
  return count
}
