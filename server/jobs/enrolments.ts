import type { PgBoss } from 'pg-boss'
import {
  dangerouslyEndWaivers,
  dangerouslyListToReconcile,
  dangerouslyReconcilePutOff,
} from '#data/assignments/reconcile-organisation.ts'
import { registerForEachOrganisation } from './for-each-organisation.ts'

/** Every minute: whoever an assignment is for that was too big to hand out while its administrator waited, and waivers that are over. */
export async function registerEnrolments(boss: PgBoss): Promise<void> {
  await registerForEachOrganisation(boss, {
    name: 'enrolments',
    cron: '* * * * *',
    due: dangerouslyListToReconcile,
    work: async (organisationId, { now }) => ({
      waiversOver: await dangerouslyEndWaivers(organisationId, { now }),
      enrolled: await dangerouslyReconcilePutOff(organisationId, { now }),
    }),
  })
}
