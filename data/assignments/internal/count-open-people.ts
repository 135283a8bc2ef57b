import type { Transaction } from '#data/database/database.ts'

/** How many people have something of an assignment left to finish. */
export async function countOpenPeople(
  transaction: Transaction,
  { organisationId, assignmentId }: { organisationId: string; assignmentId: string },
): Promise<number> {
  const open = await transaction.enrolment.groupBy({
    by: ['personId'],
    where: { organisationId, assignmentId, completedAt: null, releasedAt: null },
  })
  return open.length
}
