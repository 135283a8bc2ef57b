import type { IncomingMessage } from 'node:http'
import { TLSSocket } from 'node:tls'
import { isLoopback } from '#platform/encrypted-connections.ts'
import { publicUrl, unencryptedConnections } from '#platform/env.ts'

/** What the proxies in front or PUBLIC_URL get wrong, with what to set. Worth one line in the log of a process. */
export type ProxyFinding = {
  readonly kind: 'no-proxies' | 'too-few-addresses' | 'another-address'
  readonly problem: string
  readonly advice: string
}

type Settings = { readonly trustedProxies: number }

/** What a request shows of the proxies in front, and of the address that people really use. */
export function proxyFindings(request: IncomingMessage, { trustedProxies }: Settings): ProxyFinding[] {
  const { headers } = request
  const forwardedFor = String(headers['x-forwarded-for'] ?? '')
  const addresses = forwardedFor === '' ? 0 : forwardedFor.split(',').length
  const findings: ProxyFinding[] = []
  // Of pages alone: where an action leads to a page Next asks for it as if it were a proxy.
  if (trustedProxies === 0 && isForwarded(request) && isForPage(request))
    findings.push({
      kind: 'no-proxies',
      problem: 'A request came through a proxy, and TRUSTED_PROXIES is not set: everybody shares one limit on sign-ins',
      advice: 'Set TRUSTED_PROXIES to the number of your own proxies in front, and let each add to X-Forwarded-For',
    })
  if (addresses < trustedProxies && isForPage(request))
    findings.push({
      kind: 'too-few-addresses',
      problem: `TRUSTED_PROXIES is ${trustedProxies}, and a request came with ${addresses} addresses in X-Forwarded-For: limits on sign-ins count the proxy`,
      advice: 'Let each proxy add the address that it was called from to X-Forwarded-For, or set TRUSTED_PROXIES lower',
    })
  const host = headers.host?.slice(0, 100)
  if (host !== undefined && host !== new URL(publicUrl()).host && isForPage(request))
    findings.push({
      kind: 'another-address',
      problem: `A page was asked for at ${host}, and PUBLIC_URL is ${publicUrl()}: links in mails lead there, and under https nobody can sign in elsewhere`,
      advice: 'Set PUBLIC_URL to the address that people open, and let the proxy pass Host as the browser sent it',
    })
  return findings
}

/**
 * Whether a page is asked for in the clear where PUBLIC_URL is https: the browser would keep no cookie, and signing in would
 * lead back to signing in. A browser that uses https says Sec-Fetch-Mode, and a proxy says that it forwards.
 */
export function isMisdirected(request: IncomingMessage): boolean {
  const home = new URL(publicUrl())
  const { host, 'sec-fetch-mode': mode } = request.headers
  return (
    home.protocol === 'https:' &&
    host !== undefined &&
    host !== home.host &&
    mode === undefined &&
    isForPage(request) &&
    !isEncrypted(request) &&
    !isForwarded(request)
  )
}

/**
 * Whether something is asked for from another machine in the clear, by a name of this one that is not PUBLIC_URL, where no setting
 * says that it may: passwords would be read on the way. A load balancer may ask for health.
 */
export function isUnencrypted(request: IncomingMessage, pathname: string): boolean {
  const { host, 'sec-fetch-mode': mode } = request.headers
  return (
    new URL(publicUrl()).protocol === 'http:' &&
    host !== undefined &&
    URL.canParse(`http://${host}`) &&
    !isLoopback(new URL(`http://${host}`).hostname) &&
    mode === undefined &&
    !isEncrypted(request) &&
    !isForwarded(request) &&
    !/^\/api\/health(\/live)?$/.test(pathname) &&
    !unencryptedConnections().includes('web')
  )
}

function isForPage({ headers }: IncomingMessage): boolean {
  return headers.accept?.includes('text/html') === true
}

/** By this process itself: what a proxy in front has, it says in its headers. */
function isEncrypted({ socket }: IncomingMessage): boolean {
  return socket instanceof TLSSocket
}

function isForwarded({ headers }: IncomingMessage): boolean {
  return ['x-forwarded-for', 'x-forwarded-proto', 'x-forwarded-host', 'forwarded', 'x-real-ip', 'via'].some(
    (name) => headers[name] !== undefined,
  )
}

/** Hands each kind of finding on once, however many requests show it. */
export function eachOnce(report: (finding: ProxyFinding) => void): (findings: readonly ProxyFinding[]) => void {
  const findingsSoFar = new Set<string>()
  return (findings) => {
    for (const finding of findings) {
      if (findingsSoFar.has(finding.kind)) continue
      findingsSoFar.add(finding.kind)
      report(finding)
    }
  }
}
