import type { Transaction } from '#data/database/database.ts'
import { keepCounts } from './count-assignments.ts'
import { reconcileEnrolments } from './reconcile-enrolments.ts'

/** Makes enrolments and what is counted of these assignments be what follows from the waivers. */
export async function followWaivers(
  transaction: Transaction,
  {
    organisationId,
    personIds,
    assignmentIds,
    now,
  }: { organisationId: string; personIds: readonly string[]; assignmentIds: readonly string[]; now: Date },
): Promise<void> {
  await reconcileEnrolments(transaction, { organisationId, personIds, assignmentId: null, now })
  // What is not counted waits for the worker to enrol its people, and is counted then.
  const assignments = await transaction.assignment.findMany({
    where: { organisationId, id: { in: [...assignmentIds] }, countedAt: { not: null } },
    select: { id: true },
  })
  if (assignments.length > 0)
    await keepCounts(transaction, { organisationId, assignmentIds: assignments.map(({ id }) => id), now })
}
