import { inOrganisation } from '#data/database/database.ts'
import { takeTries } from '#data/people/internal/tries.ts'
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

/** Takes one try to sign in with a passkey from a network; false when there is none left for a while. */
export function dangerouslyTakePasskeyTry(network: string): Promise<boolean> {
  return takeTries([{ name: 'passkey-network', most: 100, of: [network] }])
}
