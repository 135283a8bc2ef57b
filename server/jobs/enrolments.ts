import type { PgBoss } from 'pg-boss'
import { dangerouslyListToReconcile, dangerouslyReconcilePutOff } from '#data/assignments/reconcile-organisation.ts'
import { registerForEachOrganisation } from './for-each-organisation.ts'

/** Every minute: whoever an assignment is for that was too big to hand out while its administrator waited. */
export async function registerEnrolments(boss: PgBoss): Promise<void> {
  await registerForEachOrganisation(boss, {
    name: 'enrolments',
    cron: '* * * * *',
    due: dangerouslyListToReconcile,
    work: async (organisationId, { now }) => ({ enrolled: await dangerouslyReconcilePutOff(organisationId, { now }) }),
  })
}
