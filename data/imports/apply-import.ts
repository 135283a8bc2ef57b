import { inOrganisation } from '#data/database/database.ts'
import type { Administrator } from '#data/viewer.ts'

/**
 * Hands an import that was looked through to the worker, which applies all of it or nothing. `now`: whoever is new is mailed
 * an invitation; `later`: an administrator invites them when it is time. Asked twice it is applied once.
 */
export async function applyImport(
  viewer: Administrator,
  { id, invitations }: { id: string; invitations: 'now' | 'later' },
): Promise<'handed-over' | 'not-found'> {
  const { count } = await inOrganisation(viewer, (transaction) =>
    transaction.peopleImport.updateMany({
      where: { organisationId: viewer.organisationId, id, state: 'judged' },
      data: { state: 'applying', invitations, appliedById: viewer.personId, tries: 0, claimedUntil: null, done: 0 },
    }),
  )
  return count === 0 ? 'not-found' : 'handed-over'
}
