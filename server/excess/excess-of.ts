import type { IncomingMessage } from 'node:http'
import { setTimeout } from 'node:timers/promises'
import { LRUCache } from 'lru-cache'
import { dangerouslyCountRequests } from '#data/people/count-requests.ts'
import type { SessionReference } from '#data/viewer.ts'
import { limitOf, type RequestKind, usualRequestsAMinute } from '#domain/limits/requests.ts'
import { isForWantOfDatabase } from '#platform/database/want-of-database.ts'
import { requestsAMinute } from '#platform/env.ts'
import { log, logError } from '#platform/log.ts'
import type { DirectRoute } from '#server/direct-routes.ts'
import { readSessionOf } from '#server/session-cookie.ts'
import { worthOf } from '#server/shedding/worth-of.ts'
import { beginOwnCount, type CountedElsewhere, type OwnCount } from './own-count.ts'

/** A request beyond what one person may ask for in a minute; it may be sent again after so many seconds. */
export type Excess = { readonly counted: RequestKind; readonly againAfter: number }

type Asked = { readonly pathname: string; readonly direct: DirectRoute | null }

/** Who cannot be counted within this goes on. */
const patienceMs = 1000
/** Only we can make a session, so that few are here that nobody needs. */
const mostSessions = 20_000

const limitNow = (kind: RequestKind) => limitOf(kind, requestsAMinute() ?? usualRequestsAMinute)

/** What one process knows of the sessions that it is asked by. */
export function beginCounting(): (request: IncomingMessage, asked: Asked) => Promise<Excess | null> {
  const counts = new LRUCache<string, OwnCount>({ max: mostSessions })
  return async ({ headers }, asked) => {
    const counted = countedAs(asked)
    if (counted === null) return null
    const session = await readSessionOf(headers)
    if (session === null) return null
    const key = `${counted} ${session.sessionId}`
    const own =
      counts.get(key) ??
      beginOwnCount({ count: (requests) => countElsewhere(session, counted, requests), now: () => performance.now() })
    counts.set(key, own)
    const taken = own.take(limitNow(counted))
    const againAfter = taken instanceof Promise ? await withPatience(taken) : taken
    return againAfter === null ? null : { counted, againAfter }
  }
}

async function withPatience(taken: Promise<number | null>): Promise<number | null> {
  const stopped = new AbortController()
  const patience = setTimeout(patienceMs, null, { signal: stopped.signal, ref: false }).catch(() => null)
  const againAfter = await Promise.race([taken, patience])
  stopped.abort()
  return againAfter
}

/** The same, of this process: null where a request may go on, or nobody is signed in. */
export const excessOf = beginCounting()

/** What costs nothing is not counted, and programmes are, by their tokens. */
function countedAs({ pathname, direct }: Asked): RequestKind | null {
  if (direct !== null && direct.refuseProgramme !== null) return null
  const worth = worthOf(pathname)
  if (worth === null) return null
  return worth === 'answer' ? 'answer' : 'page'
}

/** In the database, where all sessions of a person add up. Says once a minute in the log whose requests are refused. */
async function countElsewhere(
  session: SessionReference,
  counted: RequestKind,
  requests: number,
): Promise<CountedElsewhere | null> {
  try {
    const asked = await dangerouslyCountRequests(session, { counted, requests, now: new Date() })
    const { most } = limitNow(counted)
    if (asked.requests > most && asked.requests - requests <= most)
      log('warning', 'a person asks for more than anyone does: their requests are refused for up to a minute', {
        organisation: session.organisationId,
        account: asked.personId ?? undefined,
        session: session.sessionId,
        counted,
        requests: asked.requests,
      })
    return asked
  } catch (error) {
    // Who is not counted goes on, as before there was a limit.
    if (!isForWantOfDatabase(error)) logError('requests cannot be counted', error)
    return null
  }
}
