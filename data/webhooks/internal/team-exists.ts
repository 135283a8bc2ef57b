import type { Transaction } from '#data/database/database.ts'

/** Whether a channel can hear of a team: it is in use. Of the organisation, null, it can. */
export async function teamExists(
  transaction: Transaction,
  { organisationId, teamId }: { organisationId: string; teamId: string | null },
): Promise<boolean> {
  if (teamId === null) return true
  return (await transaction.team.count({ where: { organisationId, id: teamId, archivedAt: null } })) === 1
}
