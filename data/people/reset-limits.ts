import { hasTries, type Limit, takeTries } from '#data/people/internal/tries.ts'

/** Who is asking for a link. */
export type Asking = {
  readonly email: string
  /** The network they come from, as `server/client-network.ts` names it. */
  readonly network: string
  /** The device, where someone has signed in on it before to the account that is meant; null: no device that is known. */
  readonly device: string | null
}

/** Mails with a link that one network may bring about: invented addresses bring none, and take nobody's. */
function mailsOf(network: string): Limit {
  return { name: 'reset-mail-network', most: 100, of: [network] }
}

/**
 * Takes one try to ask for a link, for this address alone and whether it exists or not; false when there is none left for
 * a while. Asking from elsewhere never takes the tries of a device on which the account is known; and a network that has
 * brought about too many mails leaves each account one.
 */
export async function dangerouslyTakeResetTry({ email, network, device }: Asking): Promise<boolean> {
  if (device !== null) return takeTries([{ name: 'reset-device', most: 5, of: [email, device] }])
  const most = (await hasTries(mailsOf(network))) ? 5 : 1
  return takeTries([
    { name: 'reset-account-on-network', most, of: [email, network] },
    { name: 'reset-account', most: 20, of: [email] },
  ])
}

/** Counts a mail that a network has brought about. */
export async function dangerouslyCountResetMail({
  network,
  device,
}: Pick<Asking, 'network' | 'device'>): Promise<void> {
  if (device === null) await takeTries([mailsOf(network)])
}
