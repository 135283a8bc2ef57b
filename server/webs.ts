/**
 * Several web processes behind one port (WEB_PROCESSES). This one listens and gives each connection to the next of them, starts
 * one again that ends, and does nothing else: it has no connection to the database and sees no request.
 */
import cluster from 'node:cluster'
import { join } from 'node:path'
import { checkEnvironment, port, webProcesses } from '#platform/env.ts'
import { logError } from '#platform/log.ts'
import { endInOrder, finishWithinMs, reportReady, supervisedFlag } from '#platform/processes/lifetime.ts'
import { keepRunning } from '#platform/processes/service.ts'
import { serveMetricsOfEach } from './metrics/serve-metrics.ts'

checkEnvironment()
cluster.setupPrimary({ exec: join(import.meta.dirname, 'web.ts'), args: [supervisedFlag] })

const stopping = new AbortController()
const giveUp = (problem: string) => {
  logError('the web processes cannot be kept running', new Error(problem))
  process.kill(process.pid, 'SIGTERM')
}
const starting = Array.from({ length: webProcesses() }, () =>
  keepRunning(
    { name: 'web', signal: stopping.signal, endWithinMs: finishWithinMs, onGivenUp: giveUp },
    () => cluster.fork().process,
  ),
)
const metrics = await serveMetricsOfEach('web')

endInOrder('webs', async () => {
  stopping.abort()
  const starts = await Promise.allSettled(starting)
  await Promise.all(starts.map((web) => (web.status === 'fulfilled' ? web.value.stop() : undefined)))
  await metrics.stop()
})

await Promise.all(starting)
reportReady('webs', { port: port(), processes: starting.length })
