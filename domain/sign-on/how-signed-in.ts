import { isProved } from '#domain/sessions/identity-proof.ts'
import type { SignOnClaims } from './read-claims.ts'

/** What a provider says of how someone signed in there. */
type HowSignedIn = Pick<SignOnClaims, 'authenticatedSeconds' | 'strength'>

/** Whether they signed in as strongly as the organisation asks. A provider that says nothing has asked for the least. */
export function isStrongEnough({ strength }: HowSignedIn, askedStrength: string): boolean {
  return askedStrength === '' || (strength !== null && askedStrength.split(' ').includes(strength))
}

/** When they showed the provider who they are, and not later than now, whatever its clock says; null: it does not say. */
export function authenticatedAt({ authenticatedSeconds }: HowSignedIn, { now }: { now: Date }): Date | null {
  return authenticatedSeconds === null ? null : new Date(Math.min(authenticatedSeconds * 1000, now.getTime()))
}

/**
 * When someone showed who they are whom the provider was asked to have sign in again: when it says that they did, or now where it
 * never says. Null: it says that they did not.
 */
export function provedAtProvider(how: HowSignedIn, { now }: { now: Date }): Date | null {
  const at = authenticatedAt(how, { now })
  if (at === null) return now
  return isProved(at, { now }) ? at : null
}
