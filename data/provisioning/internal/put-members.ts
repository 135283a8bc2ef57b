import type { Transaction } from '#data/database/database.ts'
import { giveMeaning, takeMeaning } from '#data/provisioning/shared/give-meaning.ts'
import { groupMeaning, meaningOf } from '#data/provisioning/shared/meaning-of.ts'
import type { Provider } from '#data/viewer.ts'
import type { GroupMember } from '#domain/provisioning/group-document.ts'

const identifier = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/**
 * Makes these the members of a group, and gives and takes what the group means. Whoever is not a user here is left out:
 * a directory sends groups within groups, and users whom it has deleted.
 */
export async function putMembers(
  transaction: Transaction,
  provider: Provider,
  { groupId, members }: { groupId: string; members: readonly GroupMember[] },
  { now }: { now: Date },
): Promise<void> {
  const { organisationId } = provider
  const displays = new Map(
    members
      .filter(({ value }) => identifier.test(value))
      .map(({ value, display }) => [value.toLowerCase(), display ?? null]),
  )
  const users = await transaction.scimUser.findMany({
    where: { organisationId, id: { in: [...displays.keys()] }, userNameKey: { not: null } },
    select: { id: true, personId: true },
  })
  const before = await transaction.scimMember.findMany({
    where: { organisationId, groupId },
    select: { userId: true, user: { select: { personId: true } } },
  })
  const [are, were] = [new Set(users.map(({ id }) => id)), new Set(before.map(({ userId }) => userId))]
  const [came, went] = [users.filter(({ id }) => !were.has(id)), before.filter(({ userId }) => !are.has(userId))]
  await transaction.scimMember.deleteMany({
    where: { organisationId, groupId, userId: { in: went.map(({ userId }) => userId) } },
  })
  await transaction.scimMember.createMany({
    data: came.map(({ id }) => ({ organisationId, groupId, userId: id, display: displays.get(id) ?? null })),
    skipDuplicates: true,
  })
  const group = await transaction.scimGroup.findFirstOrThrow({
    where: { organisationId, id: groupId },
    select: groupMeaning,
  })
  const meaning = meaningOf(group)
  await giveMeaning(transaction, provider, { meaning, personIds: people(came), now })
  await takeMeaning(transaction, provider, { meaning, personIds: people(went.map(({ user }) => user)), now })
}

function people(users: readonly { readonly personId: string | null }[]): string[] {
  return users.flatMap(({ personId }) => (personId === null ? [] : [personId]))
}
