/** The worker process: runs jobs from the queue in the database, which the owner has made (`prepareDatabase`), and sends mail. */
import { PgBoss } from 'pg-boss'
import { dangerouslyDisconnect } from '#data/system.ts'
import { checkEnvironment, databaseAppUrl } from '#platform/env.ts'
import { logError } from '#platform/log.ts'
import { endInOrder, finishWithinMs, reportReady } from '#platform/processes/lifetime.ts'
import { registerEffects } from './jobs/effects.ts'
import { registerFollowUpScheduling } from './jobs/follow-up-scheduling.ts'
import { registerHousekeeping } from './jobs/housekeeping.ts'
import { startSendingMail } from './jobs/mail.ts'
import { registerRecalibration } from './jobs/recalibration.ts'
import { registerSnapshots } from './jobs/snapshots.ts'

checkEnvironment()
const boss = new PgBoss({
  connectionString: databaseAppUrl(),
  application_name: 'curtain worker',
  migrate: false,
  createSchema: false,
  max: 4,
})
boss.on('error', (error) => logError('the job queue failed', error))

const mail = startSendingMail()

endInOrder('worker', async () => {
  await Promise.all([mail.stop(), boss.stop({ graceful: true, timeout: finishWithinMs, close: true })])
  await dangerouslyDisconnect()
})

await boss.start()
await registerHousekeeping(boss)
await registerRecalibration(boss)
await registerFollowUpScheduling(boss)
await registerSnapshots(boss)
await registerEffects(boss)
reportReady('worker')
