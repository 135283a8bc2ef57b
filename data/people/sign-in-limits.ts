import { forgetTries, giveTryBack, type Limit, takeTries } from '#data/people/internal/tries.ts'

/** Who is trying to sign in. */
export type Trying = {
  readonly email: string
  /** The network they come from, as `server/client-network.ts` names it. */
  readonly network: string
  /** The device, where someone has signed in to this account on it before; null: no device that is known. */
  readonly device: string | null
}

/**
 * Nobody's failures take another's tries. A device on which the account has been signed in to before has tries of its
 * own, so guessing elsewhere never locks the owner out of it. Everyone else is counted three times: by network, which a
 * whole hospital shares; by network and account; and by account, against many networks at once. The narrow ones come
 * after the wide one, so a network that has none left takes nothing from the account.
 */
function limitsOn({ email, network, device }: Trying): Limit[] {
  if (device !== null) return [{ name: 'sign-in-device', most: 10, of: [email, device] }]
  return [
    { name: 'sign-in-network', most: 300, of: [network] },
    { name: 'sign-in-account-on-network', most: 10, of: [email, network] },
    { name: 'sign-in-account', most: 100, of: [email] },
  ]
}

/** Takes one try to sign in; false when there is none left for a while. */
export function dangerouslyTakeSignInTry(trying: Trying): Promise<boolean> {
  return takeTries(limitsOn(trying))
}

/** Gives back what a successful sign-in took. What others failed with on the same account stays counted. */
export async function dangerouslyForgetSignInTries(trying: Trying): Promise<void> {
  for (const limit of limitsOn(trying)) {
    const shared = limit.name === 'sign-in-network' || limit.name === 'sign-in-account'
    await (shared ? giveTryBack(limit) : forgetTries(limit))
  }
}
