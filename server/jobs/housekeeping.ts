import type { PgBoss } from 'pg-boss'
import { dangerouslyAnalysePartitions, dangerouslyDeleteExpiredRows } from '#data/system.ts'
import { registerNightly } from './nightly.ts'

/** Every night: sessions and one-time tokens that have run out are deleted, in all organisations, and tables in partitions analysed. */
export async function registerHousekeeping(boss: PgBoss): Promise<void> {
  await registerNightly(boss, {
    name: 'housekeeping',
    cron: '23 2 * * *',
    work: async ({ now }) => ({
      deleted: await dangerouslyDeleteExpiredRows({ now }),
      analysed: await dangerouslyAnalysePartitions(),
    }),
  })
}
