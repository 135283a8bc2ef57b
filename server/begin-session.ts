import { dangerouslyStartSession, type WayIn } from '#data/people/start-session.ts'
import type { SessionReference } from '#data/viewer.ts'
import { deviceNameOf } from './device-name.ts'
import { longestSessionSeconds } from './session-cookie.ts'

/** A working day, where nobody asked to stay signed in: a ward's computer is used by many. */
const dayInSeconds = 12 * 60 * 60

/** Begins a session for someone who has shown all that is asked of them. */
export async function beginSession(
  { organisationId, personId }: { organisationId: string; personId: string },
  {
    keep,
    network,
    userAgent,
    how = {},
    provider = null,
    now,
    provedAt = now,
  }: {
    keep: boolean
    network: string
    userAgent: string
    how?: WayIn
    provider?: { readonly issuer: string; readonly session: string | null } | null
    now: Date
    /** See dangerouslyStartSession(). */
    provedAt?: Date | null
  },
): Promise<SessionReference> {
  const seconds = keep ? longestSessionSeconds : dayInSeconds
  const { sessionId } = await dangerouslyStartSession(
    { organisationId, personId },
    {
      expiresAt: new Date(now.getTime() + seconds * 1000),
      network,
      device: deviceNameOf(userAgent),
      how,
      provider,
      now,
      provedAt,
    },
  )
  return { organisationId, sessionId }
}
