import type { IncomingHttpHeaders } from 'node:http'
import { publicUrl } from '#platform/env.ts'

/**
 * The host that the browser has in its address bar when it sends a form or an answer, or null where the request comes from
 * another site's page. A page of another site can choose neither Origin nor Host, and has no cookie of ours under a host
 * that it owns: so the address that people really use is as good as PUBLIC_URL, and a proxy may send a Host of its own.
 */
export function originHost(headers: IncomingHttpHeaders): string | null {
  const home = new URL(publicUrl())
  const { origin, host = home.host, 'sec-fetch-site': site } = headers
  if (site !== undefined && site !== 'same-origin') return null
  if (origin === undefined || (origin === 'null' && site === 'same-origin')) return host
  if (!URL.canParse(origin)) return null
  const { host: originHost, origin: from } = new URL(origin)
  return from === home.origin || originHost === host || site === 'same-origin' ? originHost : null
}
