import { createServer } from 'node:http'
import { collectDefaultMetrics, register } from 'prom-client'
import { metricsListener } from '#platform/env.ts'
import { log, logError } from '#platform/log.ts'

/**
 * Serves what was measured, as Prometheus reads it, at `/metrics` of a port of its own, which is no one's but the operator's:
 * METRICS_PORT for the web process, the next one for the worker. Without METRICS_PORT it does nothing.
 */
export async function serveMetrics(process: 'web' | 'worker'): Promise<{ readonly stop: () => Promise<void> }> {
  const listener = metricsListener(process)
  if (listener === null) return { stop: async () => {} }
  register.setDefaultLabels({ process })
  collectDefaultMetrics({ prefix: 'curtain_' })
  const server = createServer((request, response) => {
    if (request.method !== 'GET' || request.url?.split('?')[0] !== '/metrics') {
      response.writeHead(404).end()
      return
    }
    register.metrics().then(
      (text) => response.writeHead(200, { 'content-type': register.contentType }).end(text),
      (error) => {
        logError('what was measured cannot be told', error)
        response.writeHead(503).end()
      },
    )
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(listener.port, listener.host, resolve)
  })
  log('info', 'metrics are served', { port: listener.port })
  return {
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
