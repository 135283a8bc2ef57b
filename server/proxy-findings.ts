import type { IncomingMessage } from 'node:http'

/** What the proxies in front get wrong, each with what to set. Worth one line in the log of a process, and no more. */
export type ProxyFinding = { readonly problem: string; readonly advice: string }

type Settings = { readonly trustedProxies: number }

/** What a request shows of the proxies in front. */
export function proxyFindings({ headers }: IncomingMessage, { trustedProxies }: Settings): ProxyFinding[] {
  const forwarded = String(headers['x-forwarded-for'] ?? '')
  const addresses = forwarded === '' ? 0 : forwarded.split(',').length
  if (trustedProxies === 0 && (addresses > 0 || headers.forwarded !== undefined || headers['x-real-ip'] !== undefined))
    return [
      {
        problem:
          'A request came through a proxy, and TRUSTED_PROXIES is not set: everybody shares one limit on sign-ins',
        advice: 'Set TRUSTED_PROXIES to the number of your own proxies in front, and let each add to X-Forwarded-For',
      },
    ]
  if (addresses < trustedProxies)
    return [
      {
        problem: `TRUSTED_PROXIES is ${trustedProxies}, and a request came with ${addresses} addresses in X-Forwarded-For: limits on sign-ins count the proxy`,
        advice:
          'Let each proxy add the address that it was called from to X-Forwarded-For, or set TRUSTED_PROXIES lower',
      },
    ]
  return []
}

/** Hands each finding on once, however many requests show it. */
export function eachOnce(report: (finding: ProxyFinding) => void): (findings: readonly ProxyFinding[]) => void {
  const reported = new Set<string>()
  return (findings) => {
    for (const finding of findings) {
      if (reported.has(finding.advice)) continue
      reported.add(finding.advice)
      report(finding)
    }
  }
}
