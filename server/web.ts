/**
 * The web process: Next's handler behind a server of its own that gives every request an id and one line in the log,
 * answers a learner's steps itself, and ends in order. It keeps nothing, so there may be many.
 */
import { randomUUID } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { join } from 'node:path'
import next from 'next'
import { dangerouslyDisconnect } from '#data/system.ts'
import { draftContent } from '#platform/draft-content.ts'
import {
  checkEnvironment,
  databaseAppUrl,
  databaseTimeout,
  isProduction,
  ownOrigin,
  passwordKeys,
  port,
  publicUrl,
  sessionSecret,
  setEnvironment,
  trustedProxies,
} from '#platform/env.ts'
import { actionKey } from '#platform/keys.ts'
import { log, logError } from '#platform/log.ts'
import { endInOrder, finishWithinMs, reportReady } from '#platform/processes/lifetime.ts'
import { createOwnServer } from '#platform/tls/own-server.ts'
import { startTracing } from '#platform/tracing/start-tracing.ts'
import { traceRequest } from '#platform/tracing/traced.ts'
import { afterClose } from './after-close.ts'
import { clientAddress } from './client-address.ts'
import { answer, routeOf } from './front.ts'
import { serveMetrics } from './metrics/serve-metrics.ts'
import { countRequest } from './metrics/web-metrics.ts'
import { eachOnce, proxyFindings } from './proxy-findings.ts'
import { askerOf, isRefused } from './refused-request.ts'
import { readRoutePatterns } from './route-patterns.ts'
import { securityHeaders } from './security-headers.ts'
import { serveStaticOf } from './serve-static.ts'
import { measureLag } from './shedding/load-now.ts'

/** How long a page may wait for a connection, and for one statement: milliseconds. */
const databaseTimeoutMs = 8000
/** What Node itself keeps of a stack. */
const developmentStackFrames = 10

checkEnvironment()
// In the environment, because Next's own copy of data/ reads it there too.
setEnvironment({
  NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: actionKey(sessionSecret()),
  // Where Next asks for the page that an act leads to, as its own server says. Without it, by what a proxy speaks to browsers.
  __NEXT_PRIVATE_ORIGIN: ownOrigin(),
})
if (databaseTimeout() === undefined) setEnvironment({ DATABASE_TIMEOUT: `${databaseTimeoutMs}` })
databaseAppUrl()
sessionSecret()
passwordKeys()

const root = join(import.meta.dirname, '..')
const patternOf = readRoutePatterns(join(root, 'app'))
const headers = Object.entries(securityHeaders({ https: publicUrl().startsWith('https:') }))
const proxies = trustedProxies()
const reportProxies = eachOnce(({ problem, advice }) => log('error', problem, { advice }))

const server = createOwnServer({ headersTimeout: 10_000, requestTimeout: 30_000, keepAliveTimeout: 65_000 })
// Next is quiet in production: instrumentation.ts logs what it would print.
const application = next({ dev: !isProduction(), dir: root, port: port(), httpServer: server, quiet: isProduction() })
const handleByNext = application.getRequestHandler()
const handlePage = isProduction() ? handleByNext : afterContent(handleByNext)
// In development files keep their names when they change.
const serveStatic = isProduction() ? serveStaticOf(join(root, '.next')) : () => false

server.on('request', (request: IncomingMessage, response: ServerResponse) => {
  const startedAt = performance.now()
  const requestId = randomUUID()
  const route = routeOf(request, requestId)
  const address = clientAddress(request, { trustedProxies: proxies })
  const trace = traceRequest(request)
  afterClose(response, () => {
    const requestRecord = {
      method: request.method,
      // A path may hold ids.
      route: route.direct?.pattern ?? patternOf(route.pathname),
      status: response.writableFinished ? response.statusCode : 499,
      milliseconds: Math.round((performance.now() - startedAt) * 10) / 10,
    }
    countRequest(requestRecord)
    trace.end(requestRecord)
    if (!isRefused(requestRecord.status)) log('info', 'request', { id: requestId, ...requestRecord })
    else
      void askerOf(request, { address }).then((who) =>
        log('info', 'request', { id: requestId, ...requestRecord, ...who }),
      )
  })
  reportProxies(proxyFindings(request, { trustedProxies: proxies }))
  // Nobody outside may choose these.
  request.headers['x-request-id'] = requestId
  request.headers['x-client-address'] = address
  response.setHeader('x-request-id', requestId)
  for (const [name, value] of headers) response.setHeader(name, value)
  if (serveStatic(request, response)) return
  const answering = trace.handle(() => answer(request, response, route, handlePage))
  answering.catch((error: unknown) => {
    logError('a request failed', error, { id: requestId })
    if (!response.headersSent) response.writeHead(500, { 'content-type': 'application/json' })
    response.end(JSON.stringify({ error: 'unexpected', requestId }))
  })
})

/** In development a page shows the content as its files are when it is asked for. */
function afterContent(handle: typeof handleByNext): typeof handleByNext {
  const draft = draftContent()
  return async (request, response) => {
    if (request.url?.startsWith('/_next/') !== true) await draft.whenSeen()
    await handle(request, response)
  }
}

const metrics = await serveMetrics('web')
const tracing = await startTracing('web')
const lag = measureLag()

// Nobody tunnels through here.
server.on('connect', (_request, socket) => {
  socket.end(
    'HTTP/1.1 405 Method Not Allowed\r\nAllow: GET, HEAD, POST, OPTIONS\r\nContent-Length: 0\r\nConnection: close\r\n\r\n',
  )
})

endInOrder('web', async () => {
  const closing = new Promise((resolve) => server.close(resolve))
  server.closeIdleConnections()
  const impatience = setTimeout(() => server.closeAllConnections(), finishWithinMs)
  await closing
  clearTimeout(impatience)
  lag.stop()
  await metrics.stop()
  await tracing.stop()
  await dangerouslyDisconnect()
})

await application.prepare()
// In development React keeps a stack for each promise of a page, and Next asks for 50 frames of it: most of what a page costs.
if (!isProduction()) Error.stackTraceLimit = developmentStackFrames
server.listen(port(), () => reportReady('web', { port: port() }))
