import type { Keeper } from '#data/api-client.ts'
import { inOrganisation } from '#data/database/database.ts'
import type { PersonStatus } from '#data/people/person-row.ts'
import { setStatus } from '#data/people/shared/set-status.ts'
import { peopleInScope } from '#data/scope.ts'

export async function changeStatus<To extends 'active' | 'suspended'>(
  viewer: Keeper<'people:write'>,
  personId: string,
  { from, to, now }: { from: PersonStatus[]; to: To; now: Date },
): Promise<To | 'not-found'> {
  return inOrganisation(viewer, async (transaction) => {
    const personCount = await transaction.person.count({ where: { AND: [peopleInScope(viewer), { id: personId }] } })
    if (personCount === 0) return 'not-found'
    return (await setStatus(transaction, viewer, { personId, from, to, now })) ? to : 'not-found'
  })
}
