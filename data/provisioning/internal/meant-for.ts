import type { Transaction } from '#data/database/database.ts'
import type { Prisma } from '#data/generated/client.ts'
import type { GroupMeaning } from '#data/provisioning/group-meaning.ts'

/** Of these people, who has what a group means, or who does not. */
export async function meantFor(
  transaction: Transaction,
  {
    organisationId,
    meaning,
    personIds,
    has,
  }: { organisationId: string; meaning: GroupMeaning; personIds: readonly string[]; has: boolean },
): Promise<string[]> {
  if (personIds.length === 0) return []
  const those = having(meaning)
  const people = await transaction.person.findMany({
    where: { organisationId, id: { in: [...personIds] }, ...(has ? those : { NOT: those }) },
    select: { id: true },
    orderBy: { id: 'asc' },
  })
  return people.map(({ id }) => id)
}

function having(meaning: GroupMeaning): Prisma.PersonWhereInput {
  switch (meaning.kind) {
    case 'nothing':
      return {}
    case 'member':
      return { memberships: { some: { teamId: meaning.teamId } } }
    case 'manager':
      return { managed: { some: { teamId: meaning.teamId } } }
    case 'role':
      return { roles: { some: { role: meaning.role } } }
  }
}
