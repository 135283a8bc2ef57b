import { type Agent, get } from 'node:http'
import { buffer } from 'node:stream/consumers'
import { dangerouslyStartSession } from '#data/people/start-session.ts'
import { sealSessionCookie, sessionCookieName } from '#server/session-cookie.ts'

/** A cookie with which a request is this person's for a day. */
export async function cookieOf(
  person: { readonly organisationId: string; readonly personId: string },
  now: Date,
): Promise<string> {
  const { organisationId } = person
  const { sessionId } = await dangerouslyStartSession(person, {
    expiresAt: new Date(now.getTime() + 24 * 60 * 60 * 1000),
    network: '192.0.2.1',
  })
  return `${sessionCookieName()}=${await sealSessionCookie({ organisationId, sessionId })}`
}

/** A whole page as a browser gets it, up to its last byte. Throws where it is not there. */
export function openPage(address: string, { agent, cookie }: { agent: Agent; cookie: string }): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    get(address, { agent, headers: { cookie, 'accept-encoding': 'gzip' } }, (response) => {
      if (response.statusCode === 200) resolve(buffer(response))
      else reject(new Error(`${address}: status ${response.statusCode}`))
    }).on('error', reject)
  })
}
