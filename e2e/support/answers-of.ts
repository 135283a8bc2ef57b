import { asOwner } from '#data/database/owner-database.ts'

/** How many answers the database holds of this organisation. */
export async function answersOf(ownerUrl: string, organisationId: string): Promise<number> {
  return asOwner(ownerUrl, (owner) => owner.answer.count({ where: { organisationId } }))
}
