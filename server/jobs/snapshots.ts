import type { PgBoss } from 'pg-boss'
import { dangerouslyEndExcusals } from '#data/assignments/end-excusals.ts'
import { dangerouslyReconcileEnrolments } from '#data/assignments/reconcile-organisation.ts'
import { dangerouslyListWithoutSnapshot, dangerouslyTakeSnapshot } from '#data/reports/snapshots.ts'
import { registerForEachOrganisation } from './for-each-organisation.ts'

/** Every night: what the report across the organisation and the trends read. */
export async function registerSnapshots(boss: PgBoss): Promise<void> {
  await registerForEachOrganisation(boss, {
    name: 'snapshot',
    // After the recalibration; asked again by the hour, for it may take long. Where nothing is due nothing is done.
    cron: '37 2-23 * * *',
    due: dangerouslyListWithoutSnapshot,
    work: async (organisationId, { now }) => {
      const excusalsOver = await dangerouslyEndExcusals(organisationId, { now })
      const enrolments = await dangerouslyReconcileEnrolments(organisationId, { now })
      return { excusalsOver, enrolled: enrolments, people: await dangerouslyTakeSnapshot(organisationId, { now }) }
    },
  })
}
