import type { PgBoss } from 'pg-boss'
import { dangerouslyListToNotify, dangerouslyMakeNotices } from '#data/notices/make-notices.ts'
import { registerForEachOrganisation } from './for-each-organisation.ts'

/** Every quarter of an hour, as zones are apart: who has something new to do, or is late, is told. */
export async function registerNotices(boss: PgBoss): Promise<void> {
  await registerForEachOrganisation(boss, {
    name: 'notices',
    cron: '*/15 * * * *',
    due: dangerouslyListToNotify,
    work: async (organisationId, { now }) => ({ made: await dangerouslyMakeNotices(organisationId, { now }) }),
  })
}
