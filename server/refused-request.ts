import type { IncomingMessage } from 'node:http'
import { networkOf } from './client-network.ts'
import { readSessionOf } from './session-cookie.ts'

/** Who asked, as far as it is known without the database: a session leads to its person there. */
export type Asker = { readonly network: string; readonly organisation?: string; readonly session?: string }

/**
 * Whether an answer says that someone may not have, or not do, what they asked for. What a person may not see is not found, so
 * that a 404 is such an answer too.
 */
export function isRefused(status: number): boolean {
  return [400, 401, 403, 404, 405, 409, 411, 413, 421, 429].includes(status)
}

/** Who sent a request that was refused: for the log, where attempts to get past what is allowed are looked for. */
export async function askerOf({ headers }: IncomingMessage, { address }: { address: string }): Promise<Asker> {
  const session = await readSessionOf(headers)
  const network = networkOf(address)
  return session === null ? { network } : { network, organisation: session.organisationId, session: session.sessionId }
}
