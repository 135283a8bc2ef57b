import type { IncomingMessage } from 'node:http'
import { dangerouslyTakeTokenTry } from '#data/people/directory-limits.ts'
import { networkOf } from './client-network.ts'
import { hashToken } from './tokens.ts'

/**
 * Who comes with the bearer token of a request, as `find` knows them by its hash. `unknown`: there is no token, or nobody has
 * it; `too-many`: so many unknown ones came from this network that it waits.
 */
export async function whoseBearerToken<Whose>(
  { headers }: IncomingMessage,
  find: (tokenHash: string) => Promise<Whose | null>,
): Promise<Whose | 'unknown' | 'too-many'> {
  const token = /^Bearer +(\S+)$/i.exec(headers.authorization ?? '')?.[1]
  if (token === undefined) return 'unknown'
  const whose = await find(hashToken(token))
  if (whose !== null) return whose
  const network = networkOf(String(headers['x-client-address'] ?? ''))
  return (await dangerouslyTakeTokenTry(network)) ? 'unknown' : 'too-many'
}
