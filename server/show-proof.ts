import type { z } from 'zod'
import { dangerouslyFindSecondFactor } from '#data/people/find-second-factor.ts'
import { dangerouslyFindPasskeys } from '#data/people/list-passkeys.ts'
import { dangerouslyLogFailedSignIn } from '#data/people/log-failed-sign-in.ts'
import { findOwnProof, keepOwnProof } from '#data/people/own-proof.ts'
import { dangerouslyForgetSecondPasskeyTries, dangerouslyTakeSecondPasskeyTry } from '#data/people/use-passkey.ts'
import type { Viewer } from '#data/viewer.ts'
import type { ProofRequest } from '#domain/forms/form-state.ts'
import { isProved } from '#domain/sessions/identity-proof.ts'
import type { FailedSignIn } from '#domain/sign-on/failed-sign-ins.ts'
import { faultOfOwnPassword } from './own-password.ts'
import type { Challenge } from './passkeys/challenge.ts'
import { checkSignature, type ShownPasskey } from './passkeys/check-passkey.ts'
import { checkCode } from './second-factor/check-code.ts'

/** What a form holds of who sent it; empty where it was not asked for. */
export type TypedProof = {
  readonly password: string
  readonly code: string
  /** Null: none was shown. */
  readonly passkey: z.output<typeof ShownPasskey> | null
}

type At = {
  readonly sessionId: string
  /** What the passkey was asked with in this browser. */
  readonly challenge: Challenge | null
  /** The device, where it is known to the account. */
  readonly device: string | null
  readonly network: string
  readonly now: Date
}

type Wrong = { readonly field: 'proof' | 'proofPassword' | 'proofCode'; readonly problem: string }

/**
 * Whether someone has shown lately who they are in their session, or does so now: with all that they sign in with, or with a
 * passkey, which is a second factor by itself. Null: they have. Who signed in at a provider shows it there (sign-on/finish.ts).
 */
export async function showProof(
  viewer: Viewer,
  proofInput: TypedProof,
  at: At,
): Promise<(Wrong & { readonly by: ProofRequest['by']; readonly hasPasskeys: boolean }) | null> {
  const proof = await findOwnProof(viewer, at)
  if (proof !== null && isProved(proof.provedAt, at)) return null
  if (proof === null || proof.isOfProvider)
    return { field: 'proof', problem: 'confirm-identity', by: 'single-sign-on', hasPasskeys: false }
  const factor = await dangerouslyFindSecondFactor(viewer)
  const hasPasskeys = (await dangerouslyFindPasskeys(viewer)).length > 0
  const hasApp = (factor?.confirmedAt ?? null) !== null
  const by = hasApp ? 'password-and-code' : hasPasskeys ? 'passkey' : 'password'
  const wrong =
    proofInput.passkey === null ? await wrongIn(by, viewer, proofInput, at) : await wrongPasskey(viewer, proofInput, at)
  if (wrong !== null) return { ...wrong, by, hasPasskeys }
  const { sessionId, network, now: provedAt } = at
  await keepOwnProof(viewer, { sessionId, network, provedAt, by: proofInput.passkey === null ? by : 'passkey' })
  return null
}

async function wrongIn(
  by: 'password' | 'password-and-code' | 'passkey',
  viewer: Viewer,
  { password, code }: TypedProof,
  { device, network, now }: At,
): Promise<Wrong | null> {
  if (by === 'passkey' || password === '') return { field: 'proof', problem: 'confirm-identity' }
  const fault = await faultOfOwnPassword(viewer, password)
  if (fault === 'wrong-password') await log(viewer, fault, network)
  if (fault !== null) return { field: 'proofPassword', problem: fault }
  if (by === 'password') return null
  const codeCheck = await checkCode(viewer, code, { device, now })
  if (codeCheck === 'wrong-code') await log(viewer, codeCheck, network)
  return codeCheck === 'right' ? null : { field: 'proofCode', problem: codeCheck }
}

async function wrongPasskey(
  viewer: Viewer,
  { passkey }: TypedProof,
  { challenge, network, now }: At,
): Promise<Wrong | null> {
  const { organisationId, personId } = viewer
  const trying = { organisationId, personId, network }
  if (!(await dangerouslyTakeSecondPasskeyTry(trying))) return { field: 'proof', problem: 'passkey-too-many' }
  const isTheirs = challenge?.purpose === 'prove' && challenge.personId === personId
  const candidate = passkey !== null && isTheirs ? await checkSignature(passkey, challenge, { now }) : null
  if (candidate !== null) {
    await dangerouslyForgetSecondPasskeyTries(trying)
    return null
  }
  await log(viewer, 'wrong-passkey', network)
  return { field: 'proof', problem: 'passkey-refused' }
}

function log(viewer: Viewer, reason: FailedSignIn, network: string): Promise<void> {
  return dangerouslyLogFailedSignIn(viewer, { reason, network })
}
