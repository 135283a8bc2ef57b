import type { Transaction } from '#data/database/database.ts'

/** Two changes of one group follow each other: the second sees what the first did. */
export async function lockGroup(
  transaction: Transaction,
  { organisationId, groupId }: { organisationId: string; groupId: string },
): Promise<void> {
  await transaction.$executeRaw`
    SELECT 1 FROM scim_group WHERE organisation_id = ${organisationId}::uuid AND id = ${groupId}::uuid FOR UPDATE`
}
