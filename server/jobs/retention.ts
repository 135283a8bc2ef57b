import type { PgBoss } from 'pg-boss'
import { dangerouslyDeletePastStatuses, dangerouslyListToRetain } from '#data/retention/enforce-retention.ts'
import { dangerouslyRestoreReturned } from '#data/understanding/restore-returned.ts'
import { registerForEachOrganisation } from './for-each-organisation.ts'

/** Every night: what an organisation keeps no longer is deleted, and who came back gets their statuses again. */
export async function registerRetention(boss: PgBoss): Promise<void> {
  await registerForEachOrganisation(boss, {
    name: 'retention',
    cron: '29 2 * * *',
    due: dangerouslyListToRetain,
    work: keepPeriodsIn,
  })
}

/** For one organisation. */
export async function keepPeriodsIn(
  organisationId: string,
  { now }: { now: Date },
): Promise<{ people: number; returned: number }> {
  const people = await dangerouslyDeletePastStatuses(organisationId, { now })
  return { people, returned: await dangerouslyRestoreReturned(organisationId) }
}
