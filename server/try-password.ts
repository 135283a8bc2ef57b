import { dangerouslyFindSignIns, type SignInCandidate } from '#data/people/find-sign-in.ts'
import { dangerouslyFindMostAccounts } from '#data/people/most-accounts.ts'
import { dangerouslyForgetSignInTries, dangerouslyTakeSignInTries } from '#data/people/sign-in-limits.ts'
import { passwordMatches } from '#platform/password.ts'
import { deviceKnownTo } from './known-device.ts'

export type TriedPassword = {
  /** Of the accounts of the address, those that the password is of. */
  readonly right: readonly SignInCandidate[]
  readonly wrong: readonly SignInCandidate[]
  /** Whether there is, or would be for an address that nobody has, an account that was not tried: it has no try left. */
  readonly isCutShort: boolean
}

/**
 * Tries a password on each account of an address. Of every address as many are tried as the one has that has most, nobody's in
 * place of those that there are not: neither the answer nor its time says whether an address is known, or in how many organisations.
 */
export async function tryPassword(
  { email, password }: { email: string; password: string },
  { network, deviceCookie, now }: { network: string; deviceCookie: string | undefined; now: Date },
): Promise<TriedPassword> {
  const candidates = await dangerouslyFindSignIns(email)
  const most = await dangerouslyFindMostAccounts({ atLeast: candidates.length, now })
  const accounts = Array.from({ length: most }, (_, place) => {
    const candidate = candidates[place] ?? null
    return candidate === null
      ? { candidate, trying: { account: [email, `${place}`], network, device: null } }
      : { candidate, trying: tryingOf(candidate, { network, deviceCookie }) }
  })
  const tries = await dangerouslyTakeSignInTries(accounts.map(({ trying }) => trying))
  if (!tries.includes(true)) return { right: [], wrong: [], isCutShort: true }
  const attempts: { candidate: SignInCandidate; trying: (typeof accounts)[number]['trying']; isRight: boolean }[] = []
  for (const [place, { candidate, trying }] of accounts.entries()) {
    const isTried = tries[place] === true
    const isRight = await passwordMatches(isTried ? (candidate?.passwordHash ?? null) : null, password)
    if (candidate !== null && isTried) attempts.push({ candidate, trying, isRight })
  }
  const right = attempts.filter(({ isRight }) => isRight)
  if (right.some(({ candidate }) => candidate.status === 'active'))
    await dangerouslyForgetSignInTries(
      accounts.map(({ trying }) => trying),
      { right: right.map(({ trying }) => trying) },
    )
  return {
    right: right.map(({ candidate }) => candidate),
    wrong: attempts.flatMap(({ candidate, isRight }) => (isRight ? [] : [candidate])),
    isCutShort: tries.includes(false),
  }
}

function tryingOf(
  candidate: SignInCandidate,
  { network, deviceCookie }: { network: string; deviceCookie: string | undefined },
) {
  const { organisationId, personId } = candidate
  return { account: [organisationId, personId], network, device: deviceKnownTo(deviceCookie, candidate) }
}
