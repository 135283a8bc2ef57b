import { dangerouslyFindSecondFactor } from '#data/people/find-second-factor.ts'
import { dangerouslyForgetCodeTries, dangerouslyTakeCodeTry } from '#data/people/second-factor-limits.ts'
import { dangerouslySpendAppCode, dangerouslySpendRecoveryCode } from '#data/people/spend-second-factor.ts'
import { readCode, stepOf } from './codes.ts'
import { openFactor, sealFactor } from './sealed-factor.ts'

type Person = { readonly organisationId: string; readonly personId: string }

export type CheckedCode = 'right' | 'wrong-code' | 'too-many-codes'

/**
 * Whether a code is the person's, of their app or one of their recovery codes; and uses it up. Their factor must be set up.
 *
 * @param at.device the device, where it is known to the account.
 */
export async function checkCode(
  person: Person,
  input: string,
  { device, now }: { device: string | null; now: Date },
): Promise<CheckedCode> {
  if (!(await dangerouslyTakeCodeTry(person, device))) return 'too-many-codes'
  const isRight = await spend(person, input, { now })
  if (!isRight) return 'wrong-code'
  await dangerouslyForgetCodeTries(person, device)
  return 'right'
}

async function spend(person: Person, input: string, { now }: { now: Date }): Promise<boolean> {
  const storedFactor = await dangerouslyFindSecondFactor(person)
  const factor =
    storedFactor === null || storedFactor.confirmedAt === null ? null : openFactor(storedFactor.sealed, person)
  if (storedFactor === null || factor === null) return false
  const code = readCode(input)
  switch (code.kind) {
    case 'app': {
      const step = stepOf(factor.secret, code.digits, { now })
      return step !== null && dangerouslySpendAppCode(person, { step })
    }
    case 'recovery': {
      const recovery = factor.recovery.filter((hash) => hash !== code.hash)
      if (recovery.length === factor.recovery.length) return false
      const newSeal = sealFactor({ ...factor, recovery })
      return dangerouslySpendRecoveryCode(person, { before: storedFactor.sealed, newSeal, left: recovery.length, now })
    }
    case 'none':
      return false
  }
}
