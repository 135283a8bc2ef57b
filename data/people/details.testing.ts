import type { Administrator } from '#data/viewer.ts'
import type { PersonDetails } from './change-person.ts'
import { findPerson } from './find-person.ts'

/** What a form of this person would send back unchanged. */
export async function detailsOf(
  viewer: Administrator,
  personId: string,
): Promise<PersonDetails & { personId: string }> {
  const person = await findPerson(viewer, personId)
  if (person === null) throw new Error(`No person ${personId}`)
  const { givenName, familyName, email, profession, roles } = person
  return { personId, givenName, familyName, email, profession, roles }
}
