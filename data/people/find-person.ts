import { inOrganisation } from '#data/database/database.ts'
import { personRow, presentPerson } from '#data/people/internal/present-person.ts'
import { peopleInScope } from '#data/scope.ts'
import type { Administrator } from '#data/viewer.ts'
import type { PersonRow } from './person-row.ts'

/** One person of the organisation, or null: not found. */
export async function findPerson(viewer: Administrator, personId: string): Promise<PersonRow | null> {
  return inOrganisation(viewer, async (transaction) => {
    const person = await transaction.person.findFirst({
      where: { AND: [peopleInScope(viewer), { id: personId }] },
      select: personRow,
    })
    return person === null ? null : presentPerson(person)
  })
}
