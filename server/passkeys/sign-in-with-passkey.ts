import type { z } from 'zod'
import { dangerouslyLogFailedSignIn } from '#data/people/log-failed-sign-in.ts'
import type { WayIn } from '#data/people/start-session.ts'
import {
  dangerouslyForgetPasskeyTries,
  dangerouslyForgetSecondPasskeyTries,
  dangerouslyTakePasskeyTry,
  dangerouslyTakeSecondPasskeyTry,
} from '#data/people/use-passkey.ts'
import { dangerouslyFindPasswordRule } from '#data/sign-on/password-rule.ts'
import type { SessionReference } from '#data/viewer.ts'
import { beginSession } from '#server/begin-session.ts'
import { networkOf } from '#server/client-network.ts'
import { readHalfSignedIn, type SecondStep, stillHolds } from '#server/second-factor/second-step.ts'
import type { Challenge } from './challenge.ts'
import { checkSignature, type ShownPasskey } from './check-passkey.ts'

type PasskeyAttempt = { readonly signature: z.output<typeof ShownPasskey>; readonly challenge: Challenge | null }
type Person = { readonly organisationId: string; readonly personId: string }
type At = { readonly address: string; readonly userAgent: string; readonly now: Date }

export type SignedInWithPasskey =
  | { readonly ok: true; readonly session: SessionReference; readonly person: Person }
  | { readonly ok: false; readonly problem: 'passkey-refused' | 'passkey-too-many' | 'passkey-single-sign-on' }

/**
 * Signs in with a passkey and nothing else: the device has it, and has recognised its owner. Unknown, refused and suspended are one
 * answer. Where single sign-on is required, for who may come in without the provider alone.
 */
export async function signInWithPasskey(
  { signature, challenge }: PasskeyAttempt,
  at: At,
): Promise<SignedInWithPasskey> {
  const network = networkOf(at.address)
  const showing = { network, credentialId: signature.id }
  if (!(await dangerouslyTakePasskeyTry(showing))) return { ok: false, problem: 'passkey-too-many' }
  const candidate = challenge?.purpose === 'sign-in' ? await checkSignature(signature, challenge, at) : null
  if (candidate === null) return { ok: false, problem: 'passkey-refused' }
  await dangerouslyForgetPasskeyTries(showing)
  if (candidate.status !== 'active') {
    await dangerouslyLogFailedSignIn(candidate, { reason: candidate.status, network })
    return { ok: false, problem: 'passkey-refused' }
  }
  const rule = await dangerouslyFindPasswordRule(candidate)
  if (rule === 'no') {
    await dangerouslyLogFailedSignIn(candidate, { reason: 'sign-on-required', network })
    return { ok: false, problem: 'passkey-single-sign-on' }
  }
  const how: WayIn = rule === 'break-glass' ? { by: 'passkey', breakGlass: true } : { by: 'passkey' }
  const session = await beginSession(candidate, { ...at, keep: false, network, how })
  return { ok: true, session, person: candidate }
}

/** The second step of signing in, with a passkey of whoever gave the password. */
export async function showSecondPasskey(
  { cookie, signature, challenge }: PasskeyAttempt & { cookie: string | undefined },
  at: At,
) {
  const half = await readHalfSignedIn(cookie)
  if (half === null || !(await stillHolds(half))) return { ok: false, problem: 'sign-in-again' } as const
  const rule = await dangerouslyFindPasswordRule(half)
  if (rule === 'no') return { ok: false, problem: 'sign-in-again' } as const
  const network = networkOf(at.address)
  const { organisationId, personId } = half
  const trying = { organisationId, personId, network }
  if (!(await dangerouslyTakeSecondPasskeyTry(trying))) return { ok: false, problem: 'passkey-too-many' } as const
  const isTheirs = challenge?.purpose === 'second-step' && challenge.personId === half.personId
  const candidate = isTheirs ? await checkSignature(signature, challenge, at) : null
  if (candidate === null) {
    await dangerouslyLogFailedSignIn(half, { reason: 'wrong-passkey', network })
    return { ok: false, problem: 'passkey-refused' } as const
  }
  await dangerouslyForgetSecondPasskeyTries(trying)
  const how = rule === 'break-glass' ? { breakGlass: true as const } : {}
  const session = await beginSession(half, { ...at, keep: half.keep, network, how })
  return { ok: true, half, session } as const satisfies SecondStep
}
