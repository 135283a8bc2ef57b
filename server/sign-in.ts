import { z } from 'zod'
import type { SignInCandidate } from '#data/people/find-sign-in.ts'
import { dangerouslyHasFactor } from '#data/people/has-factor.ts'
import { dangerouslyLogFailedSignIn } from '#data/people/log-failed-sign-in.ts'
import { dangerouslyUseRememberedDevice } from '#data/people/remember-device.ts'
import { dangerouslyRenewPasswordHash } from '#data/people/renew-password-hash.ts'
import { dangerouslyFindPasswordRule } from '#data/sign-on/password-rule.ts'
import type { SessionReference } from '#data/viewer.ts'
import { longestPassword } from '#domain/passwords/password-fault.ts'
import type { FailedSignIn } from '#domain/sign-on/failed-sign-ins.ts'
import { log, logError } from '#platform/log.ts'
import { hashPassword, isOutdated } from '#platform/password.ts'
import { beginSession } from './begin-session.ts'
import { networkOf } from './client-network.ts'
import { choiceOf, type OrganisationChoice } from './organisation-choice.ts'
import { rememberedHash } from './remembered-device.ts'
import { type HalfSignedIn, halfSignedIn } from './second-factor/second-step.ts'
import { tryPassword } from './try-password.ts'

const Credentials = z.object({
  email: z.string().trim().toLowerCase().min(1).max(254),
  password: z.string().min(1).max(longestPassword),
  keep: z.string().optional(),
})

export type SignedIn =
  | SignInForm
  | { readonly ok: false; readonly problem: 'refused' | 'too-many-tries' }
  /** The password is right in several organisations: choose-organisation.ts. */
  | { readonly ok: false; readonly problem: 'choose-organisation'; readonly choice: OrganisationChoice }

/** What comes of a right password, in one organisation. */
export type SignInForm =
  | {
      readonly ok: true
      readonly session: SessionReference
      readonly person: { readonly organisationId: string; readonly personId: string }
    }
  /** Their organisation takes none. */
  | { readonly ok: false; readonly problem: 'use-single-sign-on'; readonly organisationId: string }
  /** There is no session before the second factor was shown: second-step.ts. */
  | { readonly ok: false; readonly problem: 'second-factor'; readonly half: HalfSignedIn }

/**
 * Checks an address and a password. Unknown, wrong, suspended and not yet joined are one answer, and take as long; after
 * too many failures nothing is checked for a while, and that is one answer too. An address may be someone's in several
 * organisations, each with its own password: they come into the one whose it is, and choose where it is several's.
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
  const parseResult = Credentials.safeParse(fields)
  if (!parseResult.success) return { ok: false, problem: 'refused' }
  const { email, password } = parseResult.data
  const keep = parseResult.data.keep === 'yes'
  const network = networkOf(address)
  const { right, wrong, isCutShort } = await tryPassword({ email, password }, { network, deviceCookie, now })
  const active: SignInCandidate[] = []
  for (const account of right)
    if (account.status === 'active') active.push(await withTodaysHash(account, { email, password }))
  const [candidate] = active
  if (candidate === undefined) {
    const reasons = [...right, ...wrong].map((account): FailedSignIn => {
      const reason = wrong.includes(account) || account.status === 'active' ? 'wrong-password' : account.status
      logFailure(account, { reason, network })
      return reason
    })
    const reason = isCutShort ? 'too-many-tries' : (reasons[0] ?? 'unknown-address')
    log('warning', 'a sign-in was refused', { reason, network })
    return { ok: false, problem: isCutShort ? 'too-many-tries' : 'refused' }
  }
  if (active.length > 1) return { ok: false, problem: 'choose-organisation', choice: choiceOf(active, { email, keep }) }
  return enterOrganisation(candidate, { email, keep }, { network, rememberedCookie, userAgent, now })
}

/** The same account, with its password kept in today's way: what is begun now holds while that hash is the one. */
async function withTodaysHash(
  account: SignInCandidate,
  { email, password }: { email: string; password: string },
): Promise<SignInCandidate> {
  if (account.passwordHash === null || !isOutdated(account.passwordHash)) return account
  const passwordHash = await hashPassword(password)
  await dangerouslyRenewPasswordHash(account, { email, passwordHash })
  return { ...account, passwordHash }
}

/** Comes into an organisation with its password: to a session, or to what is asked beside it. */
export async function enterOrganisation(
  candidate: SignInCandidate,
  { email, keep: keeps }: { email: string; keep: boolean },
  {
    network,
    rememberedCookie,
    userAgent,
    now,
  }: { network: string; rememberedCookie: string | undefined; userAgent: string; now: Date },
): Promise<SignInForm> {
  const rule = await dangerouslyFindPasswordRule(candidate)
  if (rule === 'no') {
    logFailure(candidate, { reason: 'sign-on-required', network })
    return { ok: false, problem: 'use-single-sign-on', organisationId: candidate.organisationId }
  }
  const isAsked = await dangerouslyHasFactor(candidate)
  // Who gets in past the provider shows their second factor each time.
  const tokenHash = isAsked && rule === 'yes' ? rememberedHash(rememberedCookie, candidate) : null
  const isRemembered =
    tokenHash !== null && (await dangerouslyUseRememberedDevice(candidate, { tokenHash, network, now }))
  if (isAsked && !isRemembered)
    return { ok: false, problem: 'second-factor', half: halfSignedIn(candidate, { email, keep: keeps }) }
  const session = await beginSession(candidate, {
    keep: keeps,
    network,
    userAgent,
    how: { ...(rule === 'break-glass' && { breakGlass: true }), ...(isRemembered && { remembered: true }) },
    now,
    // Half of what they sign in with was not asked for.
    provedAt: isRemembered ? null : now,
  })
  return { ok: true, session, person: candidate }
}

/** Nobody waits for it: an answer that took longer for a known address would tell which are known. */
function logFailure(candidate: SignInCandidate, failure: { reason: FailedSignIn; network: string }): void {
  dangerouslyLogFailedSignIn(candidate, failure).catch((error: unknown) =>
    logError('A failed sign-in could not be written to the audit trail', error),
  )
}
