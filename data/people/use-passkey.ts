import { inOrganisation } from '#data/database/database.ts'
import { forgetTries, giveTryBack, type Limit, takeTries } from '#data/people/internal/tries.ts'
import type { PasskeyCandidate } from './find-passkey.ts'

/**
 * Notes that a passkey was used. False where its counter is another by now: of two uses of one counter, one is a copy's, or sent
 * twice.
 */
export async function dangerouslyUsePasskey(
  { organisationId, personId, passkeyId, counter: before }: PasskeyCandidate,
  { counter, now }: { counter: number; now: Date },
): Promise<boolean> {
  const { count } = await inOrganisation({ organisationId }, (transaction) =>
    transaction.passkey.updateMany({
      where: { organisationId, personId, id: passkeyId, counter: before },
      data: { counter, lastUsedAt: now },
    }),
  )
  return count === 1
}

const challengeSeconds = 15 * 60

/** Uses up a challenge: each is answered once, whatever its answer. False where that was done before. */
export function dangerouslySpendChallenge(challenge: string): Promise<boolean> {
  return takeTries([{ name: 'passkey-challenge', most: 1, seconds: challengeSeconds, of: [challenge] }])
}

/** Who shows which passkey, from which network: by the credential's id, whether there is such a passkey or not. */
export type ShowingPasskey = { readonly network: string; readonly credentialId: string }

const ofNetwork = ({ network }: ShowingPasskey): Limit => ({ name: 'passkey-network', most: 100, of: [network] })
const ofPasskey = ({ network, credentialId }: ShowingPasskey): Limit => ({
  name: 'passkey',
  most: 10,
  of: [network, credentialId],
})

/**
 * Takes one try to sign in with a passkey from a network; false when there is none left for a while. A network, which a whole
 * hospital shares, that has failed often enough still has tries for each passkey: nobody's failures take another's.
 */
export async function dangerouslyTakePasskeyTry(showing: ShowingPasskey): Promise<boolean> {
  return (await takeTries([ofNetwork(showing)])) || takeTries([ofPasskey(showing)])
}

/** Gives back what it took once a passkey was right: only failures count. */
export async function dangerouslyForgetPasskeyTries(showing: ShowingPasskey): Promise<void> {
  await giveTryBack(ofNetwork(showing))
  await forgetTries(ofPasskey(showing))
}

const ofSecondStep = ({ organisationId, personId, network }: HalfThere): Limit => ({
  name: 'passkey-second-step',
  most: 10,
  of: [organisationId, personId, network],
})

type HalfThere = { readonly organisationId: string; readonly personId: string; readonly network: string }

/** The same for the second step, of whoever gave the password. */
export function dangerouslyTakeSecondPasskeyTry(half: HalfThere): Promise<boolean> {
  return takeTries([ofSecondStep(half)])
}

export function dangerouslyForgetSecondPasskeyTries(half: HalfThere): Promise<void> {
  return forgetTries(ofSecondStep(half))
}
