import { forgetTries, giveTryBack, type Limit, takeTries } from '#data/people/internal/tries.ts'

/** Who is trying to sign in. */
export type Trying = {
  readonly email: string
  /** The network they come from, as `server/client-network.ts` names it. */
  readonly network: string
  /** The device, where someone has signed in to this account on it before; null: no device that is known. */
  readonly device: string | null
}

const ofNetwork = ({ network }: Trying): Limit => ({ name: 'sign-in-network', most: 300, of: [network] })

/**
 * Nobody's failures take another's tries. A device on which the account has been signed in to before has tries of its
 * own, so guessing elsewhere never locks the owner out of it. Everyone else is counted by network and account; and by
 * account, against many networks at once. A network, which a whole hospital shares, that has failed often enough leaves
 * each account fewer tries and none without: whoever tries one password on everybody gets on slowly, and locks nobody out.
 */
function limitsOn(trying: Trying, network: 'roomy' | 'worn-out'): Limit[] {
  const { email, device } = trying
  if (device !== null) return [{ name: 'sign-in-device', most: 10, of: [email, device] }]
  return [
    { name: 'sign-in-account-on-network', most: network === 'roomy' ? 10 : 3, of: [email, trying.network] },
    { name: 'sign-in-account', most: 100, of: [email] },
  ]
}

/** Takes one try to sign in; false when there is none left for a while. */
export async function dangerouslyTakeSignInTry(trying: Trying): Promise<boolean> {
  const roomy = trying.device !== null || (await takeTries([ofNetwork(trying)]))
  return takeTries(limitsOn(trying, roomy ? 'roomy' : 'worn-out'))
}

/** Gives back what a successful sign-in took. What others failed with on the same account stays counted. */
export async function dangerouslyForgetSignInTries(trying: Trying): Promise<void> {
  if (trying.device === null) await giveTryBack(ofNetwork(trying))
  for (const limit of limitsOn(trying, 'roomy')) {
    await (limit.name === 'sign-in-account' ? giveTryBack(limit) : forgetTries(limit))
  }
}
