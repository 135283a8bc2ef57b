import { createHash } from 'node:crypto'
import { z } from 'zod'
import { dangerouslyFindSignInOf, type SignInCandidate } from '#data/people/find-sign-in.ts'
import { dangerouslyLogFailedSignIn } from '#data/people/log-failed-sign-in.ts'
import { dangerouslyFindPasswordRule } from '#data/sign-on/password-rule.ts'
import type { SessionReference } from '#data/viewer.ts'
import { beginSession } from '#server/begin-session.ts'
import { networkOf } from '#server/client-network.ts'
import { deviceKnownTo } from '#server/known-device.ts'
import { openToken, sealToken } from '#server/sealed-token.ts'
import { checkCode } from './check-code.ts'

/** For how long a password that was right waits for its code. */
export const secondStepSeconds = 10 * 60

const HalfSignedIn = z.object({
  organisationId: z.uuid(),
  personId: z.uuid(),
  email: z.string(),
  /** Of the password's hash: whoever has another password by now begins again. */
  credential: z.string(),
  keep: z.boolean(),
})

/** Someone whose password was right and whose second factor is still to be shown. No session, and good for nothing else. */
export type HalfSignedIn = Readonly<z.output<typeof HalfSignedIn>>

/** Its own key derives from it, so that neither this nor a session's cookie is ever taken for the other. */
const salt = 'curtain: second step'

/** What a browser keeps between the two steps: encrypted, for ten minutes. */
export function sealHalfSignedIn(half: HalfSignedIn): Promise<string> {
  return sealToken(half, { salt, seconds: secondStepSeconds })
}

/** Who it is, where the cookie is ours and not too old. */
export async function readHalfSignedIn(cookie: string | undefined): Promise<HalfSignedIn | null> {
  const parseResult = HalfSignedIn.safeParse(await openToken(cookie, { salt }))
  return parseResult.success ? parseResult.data : null
}

export function halfSignedIn(
  { organisationId, personId, passwordHash }: SignInCandidate,
  { email, keep }: { email: string; keep: boolean },
): HalfSignedIn {
  return { organisationId, personId, email, keep, credential: digestOf(passwordHash) }
}

/** Says of a password's hash whether it is the same. */
export function digestOf(passwordHash: string | null): string {
  return createHash('sha256')
    .update(passwordHash ?? '')
    .digest('base64url')
}

export type SecondStep =
  | { readonly ok: true; readonly session: SessionReference; readonly half: HalfSignedIn }
  | { readonly ok: false; readonly problem: 'wrong-code' | 'too-many-codes' | 'sign-in-again' }

/** The second step of signing in: begins a session where the code is right, and the password is still the same. */
export async function showSecondFactor(
  { cookie, code }: { cookie: string | undefined; code: string },
  at: { address: string; deviceCookie: string | undefined; userAgent: string; now: Date },
): Promise<SecondStep> {
  const half = await readHalfSignedIn(cookie)
  if (half === null || !(await stillHolds(half))) return { ok: false, problem: 'sign-in-again' }
  const rule = await dangerouslyFindPasswordRule(half)
  if (rule === 'no') return { ok: false, problem: 'sign-in-again' }
  const { keep } = half
  const network = networkOf(at.address)
  const codeCheck = await checkCode(half, code, { device: deviceKnownTo(at.deviceCookie, half), now: at.now })
  if (codeCheck !== 'right') {
    if (codeCheck === 'wrong-code') await dangerouslyLogFailedSignIn(half, { reason: 'wrong-code', network })
    return { ok: false, problem: codeCheck }
  }
  const how = rule === 'break-glass' ? { breakGlass: true as const } : {}
  return { ok: true, half, session: await beginSession(half, { ...at, keep, network, how }) }
}

/** Whether the person may still sign in with the password that was right. */
export async function stillHolds(half: HalfSignedIn): Promise<boolean> {
  const candidate = await dangerouslyFindSignInOf(half)
  return candidate?.status === 'active' && digestOf(candidate.passwordHash) === half.credential
}
