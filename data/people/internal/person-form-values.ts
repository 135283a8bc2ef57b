import type { PersonRow } from '#data/people/person-row.ts'

/** What the form of a person's details shows. */
export function personFormValues(person: PersonRow): object {
  const { givenName, familyName, email, profession, site, externalId, roles } = person
  return { givenName, familyName, email, profession, site, externalId, roles: [...roles].sort() }
}
