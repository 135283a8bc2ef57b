import type { IncomingMessage, ServerResponse } from 'node:http'
import { dangerouslyAskDatabase, dangerouslyTellWantOfDatabase } from '#data/system.ts'
import { isProduction } from '#platform/env.ts'
import { afterClose } from './after-close.ts'
import { refusals, respond } from './answers/respond.ts'
import { isAskedAhead } from './asked-ahead.ts'
import { type DirectRoute, findDirectRoute } from './direct-routes.ts'
import { excessOf } from './excess/excess-of.ts'
import { replaceFailure } from './failed-midway.ts'
import { isMalformed } from './malformed-request.ts'
import { clearOnLeaving } from './offline/clear-on-leaving.ts'
import { respondPlainly } from './plain-page.ts'
import { isMisdirected, isUnencrypted } from './proxy-findings.ts'
import { originHost } from './request-origin.ts'
import { say, sayExcessive, sayOverload, unavailable } from './say-refusal.ts'
import { admit } from './shedding/admit.ts'

/** Of a form Next reads so much, and says that it failed itself where there is more; what a file goes to has a limit of its own. */
const largestBodyBytes = { form: 1024 * 1024, direct: 4 * 1024 * 1024 }
const methods: readonly (string | undefined)[] = ['GET', 'HEAD', 'POST', 'OPTIONS']
/**
 * The longest that anyone waits for an answer. A download begins once it is put together, a file is sent slowly;
 * development builds pages first.
 */
const deadlineMs = { page: 20_000, download: 120_000, upload: 120_000, development: 120_000 }

type Next = (request: IncomingMessage, response: ServerResponse) => Promise<void>
export type Route = { readonly pathname: string; readonly direct: DirectRoute | null; readonly requestId: string }

/** The route that a request asks for. The path alone: a query may hold what someone searched for. */
export function routeOf(request: IncomingMessage, requestId: string): Route {
  const [pathname = '/'] = (request.url ?? '/').split('?')
  return { pathname, direct: findDirectRoute(request.method, pathname), requestId }
}

/**
 * Answers a request: refuses what cannot be right, says so where the database is not there, and hands on what is left. Within
 * the deadline, whatever happens behind it.
 */
export async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  route: Route,
  next: Next,
): Promise<void> {
  const { pathname, direct, requestId } = route
  // Anyone who answers after the deadline writes to a response that has ended.
  response.on('error', () => {})
  if (refuse(request, response, route)) return
  const admission = admit(request, pathname)
  if (!admission.taken) return sayOverload(request, response, route, admission)
  clearOnLeaving(response)
  const timer = setTimeout(() => endLate(request, response, route), deadlineOf(route))
  afterClose(response, () => {
    clearTimeout(timer)
    admission.leave()
  })
  try {
    const excess = await excessOf(request, route)
    if (excess !== null) return sayExcessive(request, response, excess)
    if (direct !== null) return await direct.handle(request, response, { requestId })
    if (needsDatabase(pathname) && !(await dangerouslyAskDatabase())) return unavailable(request, response)
    replaceFailure(response, {
      requestId,
      insteadOf: async (error) => {
        if (isMalformed(error, request, pathname)) return () => respondPlainly(request, response, 'malformed')
        return (await dangerouslyTellWantOfDatabase(error)) ? () => unavailable(request, response) : null
      },
    })
    await next(request, response)
  } catch (error) {
    if (response.writableEnded) return
    if (response.headersSent || !(await dangerouslyTellWantOfDatabase(error))) throw error
    if (direct !== null && direct.largestBody === undefined)
      respond(response.setHeader('retry-after', '5'), refusals.unavailable)
    else unavailable(request, response)
  }
}

function deadlineOf({ pathname, direct }: Route): number {
  if (!isProduction()) return deadlineMs.development
  if (direct?.largestBody !== undefined) return deadlineMs.upload
  return isDownload(pathname) ? deadlineMs.download : deadlineMs.page
}

/** Says so where nothing was said yet, and ends a page that waits in its middle; what a slow reader is still taking goes on. */
function endLate(request: IncomingMessage, response: ServerResponse, route: Route): void {
  const { pathname } = route
  if (!response.headersSent) say(request, response, route, 'unavailable')
  else if (needsDatabase(pathname) && !isDownload(pathname) && response.writableLength === 0) response.destroy()
}

/** Next's own files, icons, the service worker and the health that load balancers ask for stand without it. */
function needsDatabase(pathname: string): boolean {
  return !/^\/(_next\/|icons\/|icon\.svg$|favicon\.ico$|apple-icon\.png$|service-worker\.js$|api\/health(\/live)?$)/.test(
    pathname,
  )
}

function isDownload(pathname: string): boolean {
  return /^\/api\/(export|reports)\//.test(pathname)
}

/** Refuses what no page can make anything of; true when it has answered. */
function refuse(request: IncomingMessage, response: ServerResponse, route: Route): boolean {
  const { pathname, direct } = route
  const { method, headers } = request
  const isForPeople = direct === null || direct.refuseProgramme === null
  if (isForPeople && !methods.includes(method)) {
    response.writeHead(405, { allow: 'GET, HEAD, POST, OPTIONS', connection: 'close' }).end()
    return true
  }
  // Its head would be that of the whole file, put together for nobody, which then waits for a reader.
  if (method === 'HEAD' && isDownload(pathname)) {
    response.writeHead(405, { allow: 'GET', 'cache-control': 'no-store' }).end()
    return true
  }
  // A body of unknown length could not be refused before it has been read.
  if (isForPeople && headers['transfer-encoding'] !== undefined) {
    response.writeHead(411, { connection: 'close' }).end()
    return true
  }
  const largest = direct === null ? largestBodyBytes.form : (direct.largestBody ?? largestBodyBytes.direct)
  if (Number(headers['content-length'] ?? 0) > largest) {
    say(request, response, route, 'too-large')
    return true
  }
  if (!isWellFormed(pathname)) {
    say(request, response, route, 'malformed')
    return true
  }
  if (isAskedAhead(request, pathname)) {
    response.writeHead(204, { 'cache-control': 'no-store' }).end()
    return true
  }
  if (method === 'POST' && direct === null) {
    const host = originHost(headers)
    if (host === null || !isActionId(headers['next-action'])) {
      say(request, response, route, host === null ? 'misdirected' : 'malformed')
      return true
    }
    // Next compares it with the page's own address: behind a proxy that sends its own Host they would differ. Nowhere else:
    // Next passes it on where it leads from an action to a page, which would look as if a proxy stood in front.
    if ((headers['x-forwarded-host'] ?? headers.host) !== host) headers['x-forwarded-host'] = host
  }
  if (isUnencrypted(request, pathname)) {
    respondPlainly(request, response, 'unencrypted')
    return true
  }
  if (isMisdirected(request)) {
    say(request, response, route, 'misdirected')
    return true
  }
  return false
}

/** A path whose escapes say something, and hold no NUL, which no text in the database can. */
function isWellFormed(pathname: string): boolean {
  try {
    return pathname.startsWith('/') && !decodeURIComponent(pathname).includes('\0')
  } catch {
    return false
  }
}

/** As Next writes them; a page without JavaScript sends none. */
function isActionId(id: string | string[] | undefined): boolean {
  return id === undefined || (typeof id === 'string' && /^[0-9a-f]{40,64}$/.test(id))
}
