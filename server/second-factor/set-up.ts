import { dangerouslyBeginSecondFactor } from '#data/people/begin-second-factor.ts'
import { dangerouslyConfirmSecondFactor } from '#data/people/confirm-second-factor.ts'
import { dangerouslyFindSecondFactor } from '#data/people/find-second-factor.ts'
import { dangerouslyForgetCodeTries, dangerouslyTakeCodeTry } from '#data/people/second-factor-limits.ts'
import { hashOfRecoveryCode, newRecoveryCodes, newSecret, readCode, stepOf } from './codes.ts'
import { openFactor, sealFactor } from './sealed-factor.ts'

type Person = { readonly organisationId: string; readonly personId: string }
type InSession = { readonly sessionId: string }

export type OwnFactor =
  | { readonly state: 'none' }
  /** The secret is shown until a code proves that an app has it. */
  | { readonly state: 'begun'; readonly secret: string }
  | { readonly state: 'on'; readonly since: Date; readonly codesLeft: number }

/**
 * How far someone is with a second factor. One that another session has begun is none: whoever was in there knows its secret, and
 * would still know it when someone else had set it up.
 */
export async function findOwnFactor(person: Person, { sessionId }: InSession): Promise<OwnFactor> {
  const storedFactor = await dangerouslyFindSecondFactor(person)
  const factor = storedFactor === null ? null : openFactor(storedFactor.sealed, person)
  if (storedFactor === null) return { state: 'none' }
  if (storedFactor.confirmedAt !== null)
    return { state: 'on', since: storedFactor.confirmedAt, codesLeft: factor?.recovery.length ?? 0 }
  return factor?.begunIn === sessionId ? { state: 'begun', secret: factor.secret } : { state: 'none' }
}

/** Makes a secret for someone to put into an app. */
export async function beginSecondFactor(
  { organisationId, personId }: Person,
  { sessionId, now }: InSession & { now: Date },
): Promise<void> {
  const sealedFactor = sealFactor({ personId, secret: newSecret(), recovery: [], begunIn: sessionId })
  await dangerouslyBeginSecondFactor({ organisationId, personId }, { sealedFactor, now })
}

/** For a code of the app, which sets it up the first time, in the session that began it: ten recovery codes, in the place of those before. */
export async function makeRecoveryCodes(
  person: Person,
  input: string,
  { sessionId, device, now }: InSession & { device: string | null; now: Date },
): Promise<{ ok: true; codes: readonly string[] } | { ok: false; problem: 'wrong-code' | 'too-many-codes' }> {
  if (!(await dangerouslyTakeCodeTry(person, device))) return { ok: false, problem: 'too-many-codes' }
  const storedFactor = await dangerouslyFindSecondFactor(person)
  const factorNow = storedFactor === null ? null : openFactor(storedFactor.sealed, person)
  const factor = storedFactor?.confirmedAt === null && factorNow?.begunIn !== sessionId ? null : factorNow
  const code = readCode(input)
  const step = factor === null || code.kind !== 'app' ? null : stepOf(factor.secret, code.digits, { now })
  if (storedFactor === null || factor === null || step === null) return { ok: false, problem: 'wrong-code' }
  const codes = newRecoveryCodes()
  const { personId, secret } = factor
  const sealedFactor = sealFactor({ personId, secret, recovery: codes.map(hashOfRecoveryCode) })
  if (!(await dangerouslyConfirmSecondFactor(person, storedFactor, { sealedFactor, step, now })))
    return { ok: false, problem: 'wrong-code' }
  await dangerouslyForgetCodeTries(person, device)
  return { ok: true, codes }
}
