import { reconcileAssignment } from '#data/assignments/shared/reconcile-assignment.ts'
import { audit } from '#data/database/audit.ts'
import type { Transaction } from '#data/database/database.ts'
import { Prisma } from '#data/generated/client.ts'
import { shownVersion } from '#data/shown-version.ts'
import type { Administrator } from '#data/viewer.ts'
import { type PathNow, pathChangeDetail } from './path-now.ts'

/**
 * Makes of a path what is wanted, and of each assignment in force that asks for it; its people follow as far as they have not begun.
 * The change is in the audit trail. Call holdEnrolments() before.
 *
 * @param change.undo `kept`: what it was before can be had back with undoPathChange(); `none`: nothing can, as this undoes a change.
 */
export async function putPath(
  transaction: Transaction,
  viewer: Administrator,
  change: {
    readonly pathId: string
    readonly before: PathNow
    readonly nextPath: PathNow
    readonly undo: 'kept' | 'none'
  },
  { now }: { now: Date },
): Promise<void> {
  const { organisationId } = viewer
  const { pathId, before, nextPath, undo } = change
  const { name, inOrder } = nextPath
  const was = { name: before.name, inOrder: before.inOrder, steps: [...before.steps], at: now.toISOString() }
  await transaction.learningPath.updateMany({
    where: { organisationId, id: pathId },
    data: { name, inOrder, changedFrom: undo === 'kept' ? was : Prisma.DbNull },
  })
  if (asksFor(before) !== asksFor(nextPath))
    await putSteps(transaction, { organisationId, pathId, wanted: nextPath }, { now })
  await audit(transaction, viewer, {
    action: 'path.changed',
    subject: { type: 'path', id: pathId },
    detail: { ...pathChangeDetail(before, nextPath), ...(undo === 'none' ? { undone: true } : {}) },
    at: now,
  })
}

async function putSteps(
  transaction: Transaction,
  { organisationId, pathId, wanted }: { organisationId: string; pathId: string; wanted: PathNow },
  { now }: { now: Date },
): Promise<void> {
  const { inOrder, steps } = wanted
  await transaction.learningPathStep.deleteMany({ where: { organisationId, pathId } })
  await transaction.learningPathStep.createMany({
    data: steps.map((moduleSlug, place) => ({ organisationId, pathId, place, moduleSlug })),
  })
  const assignments = await transaction.assignment.findMany({
    where: { organisationId, pathId, withdrawnAt: null },
    orderBy: { id: 'asc' },
    select: { id: true },
  })
  const assignmentIds = assignments.map(({ id }) => id)
  const ofThese = { organisationId, assignmentId: { in: assignmentIds } }
  await transaction.assignment.updateMany({ where: { organisationId, id: { in: assignmentIds } }, data: { inOrder } })
  await transaction.assignmentModule.deleteMany({ where: ofThese })
  await transaction.assignmentModule.createMany({
    data: assignmentIds.flatMap((assignmentId) =>
      steps.map((moduleSlug, place) => ({ organisationId, assignmentId, moduleSlug, place })),
    ),
  })
  for (const assignmentId of assignmentIds)
    await reconcileAssignment(transaction, { organisationId, assignmentId, now })
}

/** All of a path but its name, which nobody is asked for. */
function asksFor({ inOrder, steps }: PathNow): string {
  return shownVersion({ inOrder, steps })
}
