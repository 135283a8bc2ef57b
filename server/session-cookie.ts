import { createHash } from 'node:crypto'
import type { IncomingHttpHeaders } from 'node:http'
import { parseCookie } from 'cookie'
import { LRUCache } from 'lru-cache'
import { z } from 'zod'
import type { SessionReference } from '#data/viewer.ts'
import { cookieName } from './cookie-names.ts'
import { openToken, sealToken } from './sealed-token.ts'

/** The longest that a session lasts; the shorter ones end by their row in the database. */
export const longestSessionSeconds = 14 * 24 * 60 * 60

export function sessionCookieName(): string {
  return cookieName('next-auth.session-token')
}

const TokenSchema = z.object({ organisationId: z.uuid(), sessionId: z.uuid() })

/**
 * What a signed and unexpired cookie refers to. Whether that session still holds, the database says. Decrypting derives
 * a key each time, which costs more than all else that is done before an answer: what a cookie says is remembered under
 * its hash for a minute, and says the same however often it is asked.
 */
export async function readSessionCookie(value: string | undefined): Promise<SessionReference | null> {
  if (value === undefined || value === '') return null
  const name = createHash('sha256').update(value).digest('base64')
  const reference = references.get(name)
  if (reference !== undefined) return reference
  const session = readSessionReference(await openToken(value, { salt: '' }))
  if (session !== null) references.set(name, session)
  return session
}

/** The session that a request names by its cookie. */
export const readSessionOf = ({ cookie }: IncomingHttpHeaders): Promise<SessionReference | null> =>
  readSessionCookie(parseCookie(cookie ?? '')[sessionCookieName()])

const rememberedMs = 60_000
const references = new LRUCache<string, SessionReference>({ max: 10_000, ttl: rememberedMs })

/** The session that a decoded token names. */
export function readSessionReference(token: unknown): SessionReference | null {
  const parseResult = TokenSchema.safeParse(token)
  return parseResult.success ? parseResult.data : null
}

/** The cookie's value for a session, as signing in would set it: for tests and benchmarks, which begin signed in. */
export function sealSessionCookie(session: SessionReference): Promise<string> {
  return sealToken(session, { salt: '', seconds: longestSessionSeconds })
}
