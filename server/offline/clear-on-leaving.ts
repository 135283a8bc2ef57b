import type { ServerResponse } from 'node:http'
import { sessionCookieName } from '#server/session-cookie.ts'

/**
 * Whatever takes the session's cookie away also clears what is kept on the device: pages for reading without a network,
 * drafts, answers that wait. Its files stay: they are the same for everybody, and the next to sign in needs them.
 */
export function clearOnLeaving(response: ServerResponse): void {
  const writeHead = response.writeHead
  response.writeHead = (...parameters: unknown[]) => {
    if (takesSessionAway(response.getHeader('set-cookie'))) response.setHeader('clear-site-data', '"storage"')
    return Reflect.apply(writeHead, response, parameters)
  }
}

function takesSessionAway(setCookie: number | string | readonly string[] | undefined): boolean {
  const cookies = typeof setCookie === 'object' ? setCookie : [`${setCookie ?? ''}`]
  return cookies.some((cookie) => cookie.startsWith(`${sessionCookieName()}=;`))
}
