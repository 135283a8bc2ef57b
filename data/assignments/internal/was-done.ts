import type { Transaction } from '#data/database/database.ts'

/** Whether an act with this id was done before: the same form was sent again, and does nothing more. */
export async function wasDone(
  transaction: Transaction,
  { organisationId, id }: { organisationId: string; id: string },
): Promise<boolean> {
  return (await transaction.assignmentAct.count({ where: { organisationId, id } })) > 0
}
