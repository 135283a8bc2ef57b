import type { Transaction } from '#data/database/database.ts'
import { giveMeaning } from '#data/provisioning/shared/give-meaning.ts'
import { groupMeaning, meaningOf } from '#data/provisioning/shared/meaning-of.ts'
import type { Provider } from '#data/viewer.ts'

/** Gives someone whom a user has just been found to be what the user’s groups mean. */
export async function applyGroupsOf(
  transaction: Transaction,
  provider: Provider,
  { userId, personId }: { userId: string; personId: string },
  { now }: { now: Date },
): Promise<void> {
  const { organisationId } = provider
  const groups = await transaction.scimGroup.findMany({
    where: { organisationId, members: { some: { userId } } },
    select: groupMeaning,
  })
  for (const group of groups)
    await giveMeaning(transaction, provider, { meaning: meaningOf(group), personIds: [personId], now })
}
