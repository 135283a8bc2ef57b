import { lookup } from 'node:dns/promises'
import { request as requestInClear } from 'node:http'
import { Agent, type RequestOptions, request } from 'node:https'
import { isIP, type LookupFunction } from 'node:net'
import { isPublicAddress } from './public-address.ts'

/** Why nothing came back that could be read. */
export type FetchProblem =
  | 'not-https'
  | 'not-public'
  | 'not-listed'
  | 'unreachable'
  | 'redirected'
  | 'too-large'
  | 'too-slow'

export class GuardedFetchError extends Error {
  readonly problem: FetchProblem
  constructor(problem: FetchProblem, cause?: unknown) {
    super(`The request failed: ${problem}`, { cause })
    this.name = 'GuardedFetchError'
    this.problem = problem
  }
}

type FetchOptions = {
  readonly method?: string
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: unknown
}

/** What is known of the caller's trust. */
export type Guard = {
  /** The hosts that may be asked at all, beside those that may be private; `.hospital.example` is all below it. Null: any. */
  readonly listedHosts: readonly string[] | null
  /** Hosts that may be in a private network; those of loopback also without https. */
  readonly privateHosts: readonly string[]
  /** Through which the others are asked, and which looks them up; null: directly. */
  readonly proxy: string | null
  readonly timeoutMs?: number
  readonly mostBytes?: number
}

/**
 * Asks an address that someone has typed, so that it cannot be used to reach what only this server reaches: https alone, only
 * what resolves to public addresses (and connected to those that were looked at, so that a name cannot change its mind), no
 * redirects, and an answer that is bounded in bytes and time. Behind a proxy the list of hosts takes the place of looking at
 * addresses. Throws GuardedFetchError.
 */
export async function guardedFetch(
  address: string,
  { method = 'GET', headers = {}, body }: FetchOptions,
  { privateHosts, listedHosts, proxy, timeoutMs = 5000, mostBytes = 512 * 1024 }: Guard,
): Promise<Response> {
  const url = new URL(address)
  const { refused, mayBePrivate, inClear } = judgeAddress(url, { privateHosts, listedHosts })
  if (refused !== null) throw new GuardedFetchError(refused)
  const bodyBytes = body === undefined || body === null ? undefined : Buffer.from(String(body))
  const signal = AbortSignal.timeout(timeoutMs)
  const options: RequestOptions = {
    method,
    headers: { ...headers, ...(bodyBytes === undefined ? {} : { 'content-length': `${bodyBytes.length}` }) },
    signal,
    ...(mayBePrivate || proxy === null
      ? { agent: false, lookup: mayBePrivate ? lookupAny : lookupPublic }
      : { agent: agentThrough(proxy, timeoutMs) }),
  }
  return new Promise((resolve, reject) => {
    const fail = (error: Error) => reject(asProblem(error))
    // A request that waits for its connection does not hear of it.
    signal.addEventListener('abort', () => fail(signal.reason))
    const asking = (inClear ? requestInClear : request)(url, options, (response) => {
      const { statusCode: status = 502 } = response
      const chunks: Buffer[] = []
      let bytes = 0
      const isRedirect = status >= 300 && status < 400
      // No Response can have a status outside of these, and nobody would catch what it throws.
      if (isRedirect || status < 200 || status > 599) {
        asking.destroy()
        reject(new GuardedFetchError(isRedirect ? 'redirected' : 'unreachable'))
        return
      }
      response.on('error', fail)
      response.on('data', (chunk: Buffer) => {
        bytes += chunk.length
        if (bytes <= mostBytes) {
          chunks.push(chunk)
          return
        }
        // Refused first: the end of an answer that came in one piece is told before the destruction.
        reject(new GuardedFetchError('too-large'))
        asking.destroy()
      })
      response.on('end', () => resolve(asResponse(status, response.headers, Buffer.concat(chunks))))
    })
    asking.on('error', fail)
    // Whoever answers with another protocol ends the request without an error.
    asking.on('upgrade', (_response, socket) => {
      socket.destroy()
      reject(new GuardedFetchError('unreachable'))
    })
    asking.end(bodyBytes)
  })
}

/** Node's own way through a proxy, of whose environment Next's types want a NODE_ENV. One that says nothing is left a moment after the request was given up. */
function agentThrough(proxy: string, timeoutMs: number): Agent {
  return new Agent({ timeout: timeoutMs + 100, proxyEnv: { NODE_ENV: 'production', HTTPS_PROXY: proxy } })
}

/** Whether an address is refused before anything is asked, and how it is to be asked; what a name stands for is seen then. */
export function judgeAddress(
  { protocol, hostname }: URL,
  { privateHosts, listedHosts }: Pick<Guard, 'privateHosts' | 'listedHosts'>,
): { refused: 'not-https' | 'not-public' | 'not-listed' | null; mayBePrivate: boolean; inClear: boolean } {
  const host = hostname.replace(/^\[|\]$/g, '')
  const mayBePrivate = privateHosts.includes(host)
  const inClear = protocol === 'http:' && mayBePrivate && /^(localhost|127\.0\.0\.1|::1)$/.test(host)
  const notPublic = isIP(host) !== 0 && !mayBePrivate && !isPublicAddress(host)
  const isListed = mayBePrivate || listedHosts === null || listedHosts.some((listedHost) => isWithin(host, listedHost))
  const isSafe = protocol === 'https:' || inClear
  return {
    refused: isSafe ? (notPublic ? 'not-public' : isListed ? null : 'not-listed') : 'not-https',
    mayBePrivate,
    inClear,
  }
}

/** Whether a host, as a URL writes it, is the one that a list names, or below it where that begins with a dot. */
function isWithin(host: string, listedHost: string): boolean {
  return host === listedHost || (listedHost.startsWith('.') && host.endsWith(listedHost))
}

function asResponse(status: number, headers: NodeJS.Dict<string | string[]>, body: Buffer): Response {
  const safeHeaders = new Headers()
  for (const [name, value] of Object.entries(headers))
    if (value !== undefined) safeHeaders.set(name, Array.isArray(value) ? value.join(', ') : value)
  const isEmpty = status === 204 || status === 205
  return new Response(isEmpty ? null : new Uint8Array(body), { status, headers: safeHeaders })
}

function asProblem(error: Error): GuardedFetchError {
  if (error instanceof GuardedFetchError) return error
  const isLate = error.name === 'AbortError' || error.name === 'TimeoutError'
  return new GuardedFetchError(isLate ? 'too-slow' : 'unreachable', error)
}

const lookupAny = lookupWhere(() => true)
const lookupPublic = lookupWhere(isPublicAddress)

/** A name of which one address is not public is not asked at all. */
function lookupWhere(isAllowed: (address: string) => boolean): LookupFunction {
  return (name, { all }, callback) => {
    lookup(name, { all: true }).then(
      (addresses) => {
        const [first] = addresses
        if (first === undefined || !addresses.every(({ address }) => isAllowed(address)))
          callback(new GuardedFetchError('not-public'), '')
        else if (all === true) callback(null, addresses)
        else callback(null, first.address, first.family)
      },
      (error: Error) => callback(error, ''),
    )
  }
}
