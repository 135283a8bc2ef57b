/**
 * The web process: Next's handler behind a plain HTTP server that gives every request an id and one line in the log,
 * answers a learner's steps itself, and ends in order. It keeps nothing, so there may be many.
 */
import { randomUUID } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { join } from 'node:path'
import next from 'next'
import { dangerouslyDisconnect } from '#data/system.ts'
import {
  checkEnvironment,
  databaseAppUrl,
  isProduction,
  port,
  publicUrl,
  sessionSecret,
  trustedProxies,
} from '#platform/env.ts'
import { log, logError } from '#platform/log.ts'
import { endInOrder, finishWithinMs, reportReady } from '#platform/processes/lifetime.ts'
import { clientAddress } from './client-address.ts'
import { findDirectRoute } from './direct-routes.ts'
import { eachOnce, proxyFindings } from './proxy-findings.ts'
import { readRoutePatterns } from './route-patterns.ts'
import { securityHeaders } from './security-headers.ts'

/** Larger than any form of ours; files are imported through a route with a limit of its own. */
const largestBodyBytes = 4 * 1024 * 1024

checkEnvironment()
databaseAppUrl()
sessionSecret()

const root = join(import.meta.dirname, '..')
const patternOf = readRoutePatterns(join(root, 'app'))
const headers = Object.entries(securityHeaders({ https: publicUrl().startsWith('https:') }))
const proxies = trustedProxies()
const reportProxies = eachOnce(({ problem, advice }) => log('error', problem, { advice }))

const server = createServer({ headersTimeout: 10_000, requestTimeout: 30_000, keepAliveTimeout: 65_000 })
// Next is quiet in production: instrumentation.ts logs what it would print.
const application = next({ dev: !isProduction(), dir: root, port: port(), httpServer: server, quiet: isProduction() })
const handleByNext = application.getRequestHandler()

server.on('request', (request: IncomingMessage, response: ServerResponse) => {
  const startedAt = performance.now()
  const requestId = randomUUID()
  // The path alone: a query may hold what somebody searched for, and a path may hold ids.
  const [pathname = '/'] = (request.url ?? '/').split('?')
  const direct = findDirectRoute(request.method, pathname)
  response.once('close', () => {
    log('info', 'request', {
      id: requestId,
      method: request.method,
      route: direct?.pattern ?? patternOf(pathname),
      status: response.writableFinished ? response.statusCode : 499,
      milliseconds: Math.round((performance.now() - startedAt) * 10) / 10,
    })
  })
  reportProxies(proxyFindings(request, { trustedProxies: proxies }))
  // Nobody outside may choose these.
  request.headers['x-request-id'] = requestId
  request.headers['x-client-address'] = clientAddress(request, { trustedProxies: proxies })
  response.setHeader('x-request-id', requestId)
  for (const [name, value] of headers) response.setHeader(name, value)

  const refusal = refuseBody(request)
  if (refusal !== null) {
    response.writeHead(refusal, { connection: 'close' }).end()
    return
  }
  const answered = direct ? direct.handle(request, response, { requestId }) : handleByNext(request, response)
  answered.catch((error: unknown) => {
    logError('a request failed', error, { id: requestId })
    if (!response.headersSent) response.writeHead(500, { 'content-type': 'application/json' })
    response.end(JSON.stringify({ error: 'unexpected', requestId }))
  })
})

/** The status to refuse a request with because of its body, or null. */
function refuseBody({ headers }: IncomingMessage): 411 | 413 | null {
  // A body of unknown length could not be refused before it has been read.
  if (headers['transfer-encoding'] !== undefined) return 411
  return Number(headers['content-length'] ?? 0) > largestBodyBytes ? 413 : null
}

endInOrder('web', async () => {
  const closed = new Promise((resolve) => server.close(resolve))
  server.closeIdleConnections()
  const impatience = setTimeout(() => server.closeAllConnections(), finishWithinMs)
  await closed
  clearTimeout(impatience)
  await dangerouslyDisconnect()
})

await application.prepare()
server.listen(port(), () => reportReady('web', { port: port() }))
