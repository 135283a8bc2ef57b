import type { PgBoss } from 'pg-boss'
import { dangerouslyListUnsnapped, dangerouslyTakeSnapshot } from '#data/snapshots.ts'
import { registerForEachOrganisation } from './for-each-organisation.ts'

/** Every night: what the report across the organisation and the trends read. */
export async function registerSnapshots(boss: PgBoss): Promise<void> {
  await registerForEachOrganisation(boss, {
    name: 'snapshot',
    cron: '7 3 * * *',
    due: dangerouslyListUnsnapped,
    work: async (organisationId, { now }) => ({ people: await dangerouslyTakeSnapshot(organisationId, { now }) }),
  })
}
