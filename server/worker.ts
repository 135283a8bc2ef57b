/** The worker process: runs jobs from the queue in the database, which the owner has made (`prepareDatabase`), sends mail, tells webhooks and imports people. */
import { PgBoss } from 'pg-boss'
import { dangerouslyDisconnect } from '#data/system.ts'
import { checkEnvironment, databaseAppUrl } from '#platform/env.ts'
import { logError } from '#platform/log.ts'
import { endInOrder, finishWithinMs, reportReady } from '#platform/processes/lifetime.ts'
import { startTracing } from '#platform/tracing/start-tracing.ts'
import { startImporting } from './jobs/imports.ts'
import { jobs } from './jobs/jobs.ts'
import { startSendingMail } from './jobs/mail.ts'
import { startTellingWebhooks } from './jobs/webhooks.ts'
import { serveMetrics } from './metrics/serve-metrics.ts'
import './metrics/worker-metrics.ts'

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
const webhooks = startTellingWebhooks()
const imports = startImporting()
const metrics = await serveMetrics('worker')
const tracing = await startTracing('worker')

endInOrder('worker', async () => {
  const queue = boss.stop({ graceful: true, timeout: finishWithinMs, close: true })
  await Promise.all([mail.stop(), webhooks.stop(), imports.stop(), queue, metrics.stop()])
  await tracing.stop()
  await dangerouslyDisconnect()
})

await boss.start()
for (const register of jobs) await register(boss)
reportReady('worker')
