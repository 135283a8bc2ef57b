import { randomUUID } from 'node:crypto'
import { type ClientWithScope, whoAnswersFor } from '#data/api-client.ts'
import { audit } from '#data/database/audit.ts'
import { inOrganisation } from '#data/database/database.ts'
import type { Administrator, Manager } from '#data/viewer.ts'
import { countOpenPeople } from './internal/count-open-people.ts'
import { holdAssignment } from './internal/hold-assignment.ts'
import { wasDone } from './internal/was-done.ts'
import { reconcileAssignment } from './shared/reconcile-assignment.ts'

/** Takes an assignment back: it is no longer asked of anyone. What was begun or finished stays. restoreAssignment() undoes it. */
export async function withdrawAssignment(
  viewer: Manager | Administrator | ClientWithScope<'assignments:write'>,
  assignmentId: string,
  /** With the id of a withdrawal that was done, and perhaps undone, nothing more is: the same form was sent twice. */
  { now, id = randomUUID() }: { now: Date; id?: string },
): Promise<'withdrawn' | 'not-found'> {
  const { organisationId } = viewer
  return inOrganisation(viewer, async (transaction) => {
    const assignment = await holdAssignment(transaction, viewer, assignmentId)
    if (assignment === null) return 'not-found'
    if (await wasDone(transaction, { organisationId, id })) return 'withdrawn'
    if (assignment.withdrawnAt !== null) return 'not-found'
    const people = await countOpenPeople(transaction, { organisationId, assignmentId })
    await transaction.assignment.updateMany({
      where: { organisationId, id: assignmentId },
      data: { withdrawnAt: now },
    })
    await reconcileAssignment(transaction, { organisationId, assignmentId, now })
    await transaction.assignmentAct.create({
      data: { organisationId, id, assignmentId, kind: 'withdrawn', people, byId: whoAnswersFor(viewer), at: now },
    })
    await audit(transaction, viewer, {
      action: 'assignment.withdrawn',
      subject: { type: 'assignment', id: assignmentId },
      detail: { people },
    })
    return 'withdrawn'
  })
}
