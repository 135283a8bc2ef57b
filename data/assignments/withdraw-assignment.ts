import { audit } from '#data/database/audit.ts'
import { inOrganisation } from '#data/database/database.ts'
import type { Administrator } from '#data/viewer.ts'
import { reconcileAssignment } from './shared/reconcile-assignment.ts'

/** Takes an assignment back: it is no longer asked of anyone. What was begun or finished stays. */
export async function withdrawAssignment(
  viewer: Administrator,
  assignmentId: string,
  { now }: { now: Date },
): Promise<'withdrawn' | 'not-found'> {
  const { organisationId } = viewer
  return inOrganisation(viewer, async (transaction) => {
    const { count } = await transaction.assignment.updateMany({
      where: { organisationId, id: assignmentId, withdrawnAt: null },
      data: { withdrawnAt: now },
    })
    if (count === 0) return 'not-found'
    await reconcileAssignment(transaction, { organisationId, assignmentId, now })
    await audit(transaction, viewer, {
      action: 'assignment.withdrawn',
      subject: { type: 'assignment', id: assignmentId },
    })
    return 'withdrawn'
  })
}
