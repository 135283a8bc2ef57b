import type { Keeper } from '#data/api-client.ts'
import { inOrganisation } from '#data/database/database.ts'
import { personFormValues } from '#data/people/internal/person-form-values.ts'
import { personRow, presentPerson } from '#data/people/internal/present-person.ts'
import { peopleInScope } from '#data/scope.ts'
import { shownVersion } from '#data/shown-version.ts'
import type { PersonRow } from './person-row.ts'

/** One person of the organisation, with the version of their details (see shownVersion()); null: not found. */
export async function findPerson(
  viewer: Keeper<'people:write'>,
  personId: string,
): Promise<(PersonRow & { readonly version: string }) | null> {
  return inOrganisation(viewer, async (transaction) => {
    const person = await transaction.person.findFirst({
      where: { AND: [peopleInScope(viewer), { id: personId }] },
      select: personRow,
    })
    if (person === null) return null
    const presentation = presentPerson(person)
    return { ...presentation, version: shownVersion(personFormValues(presentation)) }
  })
}
