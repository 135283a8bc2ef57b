import { z } from 'zod'
import { dangerouslyFindSignIn, type SignInCandidate } from '#data/people/find-sign-in.ts'
import { dangerouslyLogFailedSignIn } from '#data/people/log-failed-sign-in.ts'
import { dangerouslyForgetSignInTries, dangerouslyTakeSignInTry } from '#data/people/sign-in-limits.ts'
import { dangerouslyStartSession } from '#data/people/start-session.ts'
import type { SessionReference } from '#data/viewer.ts'
import { longestPassword } from '#domain/passwords/password-fault.ts'
import { logError } from '#platform/log.ts'
import { passwordMatches } from '#platform/password.ts'
import { networkOf } from './client-network.ts'
import { deviceNamed } from './device-name.ts'
import { deviceKnownTo } from './known-device.ts'
import { longestSessionSeconds } from './session-cookie.ts'

const Credentials = z.object({
  email: z.string().trim().toLowerCase().min(1).max(254),
  password: z.string().min(1).max(longestPassword),
  keep: z.string().optional(),
})

/** A working day, where nobody asked to stay signed in: a ward's computer is used by many. */
const dayInSeconds = 12 * 60 * 60

export type SignedIn =
  | { readonly ok: true; readonly session: SessionReference }
  | { readonly ok: false; readonly problem: 'refused' | 'too-many-tries' }

/**
 * Checks an address and a password. Unknown, wrong, suspended and not yet joined are one answer, and take as long; after
 * too many failures nothing is checked for a while, and that is one answer too.
 *
 * @param at.deviceCookie what known-device.ts has left on this device.
 */
export async function signIn(
  fields: unknown,
  {
    address,
    deviceCookie,
    userAgent,
    now,
  }: { address: string; deviceCookie: string | undefined; userAgent: string; now: Date },
): Promise<SignedIn> {
  const parsed = Credentials.safeParse(fields)
  if (!parsed.success) return { ok: false, problem: 'refused' }
  const { email, password, keep } = parsed.data
  const trying = { email, network: networkOf(address), device: deviceKnownTo(deviceCookie, email) }
  if (!(await dangerouslyTakeSignInTry(trying))) return { ok: false, problem: 'too-many-tries' }
  const candidate = await dangerouslyFindSignIn(email)
  const matches = await passwordMatches(candidate?.passwordHash ?? null, password)
  if (candidate === null || !matches || candidate.status !== 'active') {
    if (candidate !== null) logFailure(candidate, { matches, network: trying.network })
    return { ok: false, problem: 'refused' }
  }
  await dangerouslyForgetSignInTries(trying)
  const { organisationId, personId } = candidate
  const seconds = keep === 'yes' ? longestSessionSeconds : dayInSeconds
  const { sessionId } = await dangerouslyStartSession(
    { organisationId, personId },
    {
      expiresAt: new Date(now.getTime() + seconds * 1000),
      network: trying.network,
      device: deviceNamed(userAgent),
      now,
    },
  )
  return { ok: true, session: { organisationId, sessionId } }
}

/** Nobody waits for it: an answer that took longer for a known address would tell which are known. */
function logFailure(candidate: SignInCandidate, { matches, network }: { matches: boolean; network: string }): void {
  const reason = !matches || candidate.status === 'active' ? 'wrong-password' : candidate.status
  dangerouslyLogFailedSignIn(candidate, { reason, network }).catch((error: unknown) =>
    logError('A failed sign-in could not be written to the audit trail', error),
  )
}
