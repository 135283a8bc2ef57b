import type { Transaction } from '#data/database/database.ts'

/** Two changes of one user follow each other: the second sees what the first did. */
export async function lockUser(
  transaction: Transaction,
  { organisationId, userId }: { organisationId: string; userId: string },
): Promise<void> {
  await transaction.$executeRaw`
    SELECT 1 FROM scim_user WHERE organisation_id = ${organisationId}::uuid AND id = ${userId}::uuid FOR UPDATE`
}
