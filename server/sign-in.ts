import { z } from 'zod'
import { dangerouslyFindSignIn, type SignInCandidate } from '#data/people/find-sign-in.ts'
import { dangerouslyHasFactor } from '#data/people/has-factor.ts'
import { dangerouslyLogFailedSignIn } from '#data/people/log-failed-sign-in.ts'
import { dangerouslyUseRememberedDevice } from '#data/people/remember-device.ts'
import { dangerouslyRenewPasswordHash } from '#data/people/renew-password-hash.ts'
import { dangerouslyForgetSignInTries, dangerouslyTakeSignInTry } from '#data/people/sign-in-limits.ts'
import { dangerouslyFindPasswordRule } from '#data/sign-on/password-rule.ts'
import type { SessionReference } from '#data/viewer.ts'
import { longestPassword } from '#domain/passwords/password-fault.ts'
import type { FailedSignIn } from '#domain/sign-on/failed-sign-ins.ts'
import { log, logError } from '#platform/log.ts'
import { hashPassword, isOutdated, passwordMatches } from '#platform/password.ts'
import { beginSession } from './begin-session.ts'
import { networkOf } from './client-network.ts'
import { deviceKnownTo } from './known-device.ts'
import { rememberedHash } from './remembered-device.ts'
import { type HalfSignedIn, halfSignedIn } from './second-factor/second-step.ts'

const Credentials = z.object({
  email: z.string().trim().toLowerCase().min(1).max(254),
  password: z.string().min(1).max(longestPassword),
  keep: z.string().optional(),
})

export type SignedIn =
  | { readonly ok: true; readonly session: SessionReference }
  | { readonly ok: false; readonly problem: 'refused' | 'too-many-tries' }
  /** The password is right, and their organisation takes none. */
  | { readonly ok: false; readonly problem: 'use-single-sign-on'; readonly organisationId: string }
  /** The password was right, and there is no session before the second factor was shown: second-step.ts. */
  | { readonly ok: false; readonly problem: 'second-factor'; readonly half: HalfSignedIn }

/**
 * Checks an address and a password. Unknown, wrong, suspended and not yet joined are one answer, and take as long; after
 * too many failures nothing is checked for a while, and that is one answer too.
 *
 * @param at.deviceCookie what known-device.ts has left on this device.
 * @param at.rememberedCookie what remembered-device.ts has.
 */
export async function signIn(
  fields: unknown,
  {
    address,
    deviceCookie,
    rememberedCookie,
    userAgent,
    now,
  }: {
    address: string
    deviceCookie: string | undefined
    rememberedCookie?: string | undefined
    userAgent: string
    now: Date
  },
): Promise<SignedIn> {
  const parsed = Credentials.safeParse(fields)
  if (!parsed.success) return { ok: false, problem: 'refused' }
  const { email, password, keep } = parsed.data
  const trying = { email, network: networkOf(address), device: deviceKnownTo(deviceCookie, email) }
  if (!(await dangerouslyTakeSignInTry(trying))) {
    log('warning', 'a sign-in was refused', { reason: 'too-many-tries', network: trying.network })
    return { ok: false, problem: 'too-many-tries' }
  }
  const candidate = await dangerouslyFindSignIn(email)
  const matches = await passwordMatches(candidate?.passwordHash ?? null, password)
  if (candidate === null || !matches || candidate.status !== 'active') {
    const reason = !matches || candidate?.status === 'active' ? 'wrong-password' : candidate?.status
    if (candidate !== null && reason !== undefined) logFailure(candidate, { reason, network: trying.network })
    log('warning', 'a sign-in was refused', {
      reason: candidate === null ? 'unknown-address' : reason,
      network: trying.network,
    })
    return { ok: false, problem: 'refused' }
  }
  await dangerouslyForgetSignInTries(trying)
  if (candidate.passwordHash !== null && isOutdated(candidate.passwordHash))
    await dangerouslyRenewPasswordHash(candidate, { email, passwordHash: await hashPassword(password) })
  const rule = await dangerouslyFindPasswordRule(candidate)
  if (rule === 'no') {
    logFailure(candidate, { reason: 'sign-on-required', network: trying.network })
    return { ok: false, problem: 'use-single-sign-on', organisationId: candidate.organisationId }
  }
  const keeps = keep === 'yes'
  const isAsked = await dangerouslyHasFactor(candidate)
  // Who gets in past the provider shows their second factor each time.
  const tokenHash = isAsked && rule === 'yes' ? rememberedHash(rememberedCookie, candidate) : null
  const isRemembered =
    tokenHash !== null && (await dangerouslyUseRememberedDevice(candidate, { tokenHash, network: trying.network, now }))
  if (isAsked && !isRemembered)
    return { ok: false, problem: 'second-factor', half: halfSignedIn(candidate, { email, keep: keeps }) }
  const session = await beginSession(candidate, {
    keep: keeps,
    network: trying.network,
    userAgent,
    how: { ...(rule === 'break-glass' && { breakGlass: true }), ...(isRemembered && { remembered: true }) },
    now,
    // Half of what they sign in with was not asked for.
    provedAt: isRemembered ? null : now,
  })
  return { ok: true, session }
}

/** Nobody waits for it: an answer that took longer for a known address would tell which are known. */
function logFailure(candidate: SignInCandidate, failure: { reason: FailedSignIn; network: string }): void {
  dangerouslyLogFailedSignIn(candidate, failure).catch((error: unknown) =>
    logError('A failed sign-in could not be written to the audit trail', error),
  )
}
