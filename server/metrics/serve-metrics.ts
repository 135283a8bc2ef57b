import cluster from 'node:cluster'
import { AggregatorRegistry, collectDefaultMetrics, type RegistryContentType, register } from 'prom-client'
import { metricsListener } from '#platform/env.ts'
import { log, logError } from '#platform/log.ts'
import { createOwnServer } from '#platform/tls/own-server.ts'

type Serving = { readonly stop: () => Promise<void> }
type MetricsSource = { readonly contentType: string; readonly read: () => Promise<string> }

/**
 * Serves what was measured, as Prometheus reads it, at `/metrics` of a port of its own, which is no one's but the operator's:
 * METRICS_PORT for the web process, the next one for the worker. Without METRICS_PORT it does nothing. One of several web
 * processes tells the one that listens for them, and serves nothing itself.
 */
export async function serveMetrics(process: 'web' | 'worker'): Promise<Serving> {
  if (metricsListener(process) === null) return { stop: async () => {} }
  register.setDefaultLabels({ process })
  collectDefaultMetrics({ prefix: 'curtain_' })
  if (cluster.isPrimary) return serve(process, { contentType: register.contentType, read: () => register.metrics() })
  // It answers the one that asks: see serveMetricsOfEach().
  new AggregatorRegistry<RegistryContentType>()
  return { stop: async () => {} }
}

/** Serves what the processes that this one has forked have measured together: counts and sizes are sums. */
export async function serveMetricsOfEach(process: 'web' | 'worker'): Promise<Serving> {
  const all = new AggregatorRegistry<RegistryContentType>()
  return serve(process, { contentType: all.contentType, read: () => all.clusterMetrics() })
}

async function serve(process: 'web' | 'worker', { contentType, read }: MetricsSource): Promise<Serving> {
  const listener = metricsListener(process)
  if (listener === null) return { stop: async () => {} }
  const server = createOwnServer({}, (request, response) => {
    if (request.method !== 'GET' || request.url?.split('?')[0] !== '/metrics') {
      response.writeHead(404).end()
      return
    }
    read().then(
      (text) => response.writeHead(200, { 'content-type': contentType }).end(text),
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
