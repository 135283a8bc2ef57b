import { curriculumInService } from '#data/curriculum/shared/curriculum.ts'
import { audit } from '#data/database/audit.ts'
import { inOrganisation } from '#data/database/database.ts'
import { isOvertaken } from '#data/database/overtaken.ts'
import { shownVersion } from '#data/shown-version.ts'
import type { Administrator } from '#data/viewer.ts'
import { nameIsTaken, type PathNow, pathNow } from './internal/path-now.ts'
import { holdEnrolments } from './shared/hold-enrolments.ts'
import { reconcileAssignment } from './shared/reconcile-assignment.ts'

/**
 * Gives a path another name, order or steps. Who was assigned it and has not begun follows; who has begun goes on with the steps, and in
 * the order, that they had. previewPathChange() says who that is. A module that left service may stay in it.
 * `seen`: see isOvertaken(), of its name, inOrder and steps.
 */
export async function changePath(
  viewer: Administrator,
  { pathId, name, inOrder, steps, seen }: PathNow & { pathId: string; seen?: string },
  { now }: { now: Date },
): Promise<'changed' | 'not-found' | 'name-taken' | 'no-such-module' | 'changed-meanwhile'> {
  const { organisationId } = viewer
  const { modules } = await curriculumInService(viewer)
  const wanted = { name, inOrder, steps: [...steps] }
  return inOrganisation(
    viewer,
    async (transaction) => {
      await holdEnrolments(transaction, organisationId)
      const before = await pathNow(transaction, { organisationId, pathId })
      if (before === null) return 'not-found'
      if (isOvertaken({ inForce: before.now, wanted, seen })) return 'changed-meanwhile'
      if (shownVersion(before.now) === shownVersion(wanted)) return 'changed'
      const isKnown = (step: string) => before.now.steps.includes(step) || modules.some(({ slug }) => slug === step)
      if (!steps.every(isKnown)) return 'no-such-module'
      if (await nameIsTaken(transaction, { organisationId, name, except: pathId })) return 'name-taken'
      await transaction.learningPath.updateMany({ where: { organisationId, id: pathId }, data: { name, inOrder } })
      await transaction.learningPathStep.deleteMany({ where: { organisationId, pathId } })
      await transaction.learningPathStep.createMany({
        data: steps.map((moduleSlug, place) => ({ organisationId, pathId, place, moduleSlug })),
      })
      const { name: nameBefore, ...listBefore } = before.now
      const { name: _, ...list } = wanted
      const assigned =
        shownVersion(listBefore) === shownVersion(list)
          ? []
          : await transaction.assignment.findMany({
              where: { organisationId, pathId, withdrawnAt: null },
              select: { id: true },
            })
      const assignmentIds = assigned.map(({ id }) => id)
      await transaction.assignment.updateMany({
        where: { organisationId, id: { in: assignmentIds } },
        data: { inOrder },
      })
      await transaction.assignmentModule.deleteMany({ where: { organisationId, assignmentId: { in: assignmentIds } } })
      await transaction.assignmentModule.createMany({
        data: assignmentIds.flatMap((assignmentId) =>
          steps.map((moduleSlug, place) => ({ organisationId, assignmentId, moduleSlug, place })),
        ),
      })
      for (const assignmentId of assignmentIds)
        await reconcileAssignment(transaction, { organisationId, assignmentId, now })
      await audit(transaction, viewer, {
        action: 'path.changed',
        subject: { type: 'path', id: pathId },
        detail: {
          name,
          nameBefore,
          modules: [...steps],
          modulesBefore: [...before.now.steps],
          inOrder,
          inOrderBefore: before.now.inOrder,
        },
        at: now,
      })
      return 'changed'
    },
    { timeoutMs: 30_000 },
  )
}
