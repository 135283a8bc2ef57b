import { forgetTries, giveTryBack, type Limit, takeTries } from '#data/people/internal/tries.ts'

/** Who is trying to sign in to which account. */
export type Trying = {
  /** Whose it is, by their ids; the address where it is nobody's. */
  readonly account: readonly string[]
  /** The network they come from, as `server/client-network.ts` names it. */
  readonly network: string
  /** The device, where someone has signed in to this account on it before; null: no device that is known. */
  readonly device: string | null
}

const ofNetwork = ({ network }: Pick<Trying, 'network'>): Limit => ({
  name: 'sign-in-network',
  most: 300,
  of: [network],
})

/**
 * Nobody's failures take another's tries. A device on which the account has been signed in to before has tries of its
 * own, so guessing elsewhere never locks the owner out of it. Everyone else is counted by network and account; and by
 * account, against many networks at once. A network, which a whole hospital shares, that has failed often enough leaves
 * each account fewer tries and none without: whoever tries one password on everybody gets on slowly, and locks nobody out.
 */
function limitsOn(trying: Trying, network: 'roomy' | 'worn-out'): Limit[] {
  const { account, device } = trying
  if (device !== null) return [{ name: 'sign-in-device', most: 10, of: [...account, device] }]
  return [
    { name: 'sign-in-account-on-network', most: network === 'roomy' ? 10 : 3, of: [...account, trying.network] },
    { name: 'sign-in-account', most: 100, of: account },
  ]
}

/**
 * Takes one try to sign in to each account of an address, from one network; false for each that has none left for a while. Apart,
 * because whoever has a password of one of them, or sets it, could otherwise guess at another's for ever.
 */
export async function dangerouslyTakeSignInTries(tryings: readonly Trying[]): Promise<boolean[]> {
  const elsewhere = tryings.find(({ device }) => device === null)
  const roomy = elsewhere === undefined || (await takeTries([ofNetwork(elsewhere)]))
  const results: boolean[] = []
  for (const trying of tryings) results.push(await takeTries(limitsOn(trying, roomy ? 'roomy' : 'worn-out')))
  return results
}

/**
 * Gives back what a successful sign-in took, of the accounts that the password was right for. For the others it was a guess, and
 * what others failed with on the same account stays counted too.
 */
export async function dangerouslyForgetSignInTries(
  tryings: readonly Trying[],
  { right }: { right: readonly Trying[] },
): Promise<void> {
  const elsewhere = tryings.find(({ device }) => device === null)
  if (elsewhere !== undefined) await giveTryBack(ofNetwork(elsewhere))
  for (const limit of right.flatMap((trying) => limitsOn(trying, 'roomy')))
    await (limit.name === 'sign-in-account' ? giveTryBack(limit) : forgetTries(limit))
}

/** Uses up a choice between organisations: each is made once. False where it was made before. */
export function dangerouslySpendChoice(choice: string): Promise<boolean> {
  return takeTries([{ name: 'organisation-choice', most: 1, of: [choice] }])
}
