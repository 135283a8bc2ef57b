import type { IncomingMessage, ServerResponse } from 'node:http'
import { z } from 'zod'
import { dangerouslyEndProviderSessions } from '#data/sign-on/end-provider-sessions.ts'
import { dangerouslyFindProvider } from '#data/sign-on/provider.ts'
import { isForWantOfDatabase } from '#platform/database/want-of-database.ts'
import { publicUrl } from '#platform/env.ts'
import { log } from '#platform/log.ts'
import type { Refusal, Refuse } from '#server/refusal.ts'
import { clientOf } from './begin.ts'
import { readForm } from './read-form.ts'
import { readLogoutToken } from './read-logout-token.ts'

/** Where an organisation's provider says that someone has logged out there: an address for each, so that none can speak for another. */
export function logoutAddress(organisationId: string): string {
  return `${publicUrl()}/api/sign-on/logout/${organisationId}`
}

/**
 * Someone has logged out at their provider (OpenID Connect Back-Channel Logout 1.0): their session here ends too. 200 also where
 * there was none; 400 where the token is not the provider's, or was used.
 */
export async function handleLogout(
  request: IncomingMessage,
  response: ServerResponse,
  { organisationId, now = new Date() }: { organisationId: string; now?: Date },
): Promise<void> {
  const form = await readForm(request, { mostBytes: 64 * 1024 })
  const token = form?.get('logout_token') ?? null
  if (token === null)
    return say(response, 400, 'logout_token is missing: send it as application/x-www-form-urlencoded.')
  const provider = z.uuid().safeParse(organisationId).success ? await dangerouslyFindProvider(organisationId) : null
  if (provider?.protocol !== 'openid-connect') return say(response, 400, 'No provider is set up at this address.')
  try {
    const logout = await readLogoutToken(token, clientOf(provider), { now })
    const outcome = await dangerouslyEndProviderSessions(provider, logout)
    return outcome === 'ended' ? say(response, 200, '') : say(response, 400, 'This token was used before.')
  } catch (error) {
    if (isForWantOfDatabase(error)) throw error
    log('error', 'a logout by a provider failed', { problem: error instanceof Error ? error.message : `${error}` })
    return say(response, 400, 'This token is not valid here.')
  }
}

/** What the front refuses before it comes here. */
export const refuseLogout: Refuse = (_request, response, { refusal }) =>
  say(response, statusOf[refusal], 'The request could not be taken.')

const statusOf = {
  'too-large': 413,
  malformed: 400,
  misdirected: 421,
  unavailable: 503,
  overloaded: 503,
} as const satisfies Record<Refusal, number>

function say(response: ServerResponse, status: number, description: string): void {
  const body = status === 200 ? '' : JSON.stringify({ error: 'invalid_request', error_description: description })
  response.writeHead(status, {
    'cache-control': 'no-store',
    ...(status === 200 ? {} : { 'content-type': 'application/json; charset=utf-8' }),
    'content-length': Buffer.byteLength(body),
    // What is left of a body that was not read to its end must not be taken for the connection's next request.
    ...(response.req.complete ? {} : { connection: 'close' }),
  })
  response.end(body)
}
