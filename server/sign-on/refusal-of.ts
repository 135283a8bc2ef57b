import { AuthorizationResponseError, ResponseBodyError, WWWAuthenticateChallengeError } from 'openid-client'
import type { SignOnRefusal } from '#domain/sign-on/refusals.ts'
import { log } from '#platform/log.ts'
import { GuardedFetchError } from '#platform/outbound/guarded-fetch.ts'

/** Why a provider could not say who someone is. The log has what went wrong, and not the claims, which name someone. */
export function refusalOf(error: unknown): SignOnRefusal {
  log('error', 'single sign-on failed', { problem: messagesOf(error) })
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    if (cause instanceof GuardedFetchError) return 'provider-down'
    if (cause.cause instanceof Response && cause.cause.status >= 500) return 'provider-down'
    if (cause instanceof AuthorizationResponseError) return 'provider-refused'
    if (cause instanceof WWWAuthenticateChallengeError) return 'client-refused'
    if (cause instanceof ResponseBodyError)
      return cause.error === 'invalid_client' || cause.error === 'unauthorized_client'
        ? 'client-refused'
        : 'not-trusted'
  }
  return 'not-trusted'
}

function messagesOf(error: unknown): string {
  const messages: string[] = []
  for (let cause = error; cause instanceof Error; cause = cause.cause) messages.push(cause.message)
  return messages.join(': ')
}
