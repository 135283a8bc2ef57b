import { curriculumInService } from '#data/curriculum/shared/curriculum.ts'
import { inOrganisation } from '#data/database/database.ts'
import { isOvertaken } from '#data/database/overtaken.ts'
import { shownVersion } from '#data/shown-version.ts'
import type { Administrator } from '#data/viewer.ts'
import { nameIsTaken, type PathNow, pathNow } from './internal/path-now.ts'
import { putPath } from './internal/put-path.ts'
import { holdEnrolments } from './shared/hold-enrolments.ts'

/**
 * Gives a path another name, order or steps. Who was assigned it and has not begun follows; who has begun goes on with the steps, and in
 * the order, that they had. previewPathChange() says who that is, undoPathChange() undoes it. A module that left service may stay in it.
 * `seen`: see isOvertaken(), of its name, inOrder and steps.
 */
export async function changePath(
  viewer: Administrator,
  { pathId, name, inOrder, steps, seen }: PathNow & { pathId: string; seen?: string },
  { now }: { now: Date },
): Promise<'changed' | 'not-found' | 'name-taken' | 'no-such-module' | 'changed-meanwhile'> {
  const { organisationId } = viewer
  const { modules } = await curriculumInService(viewer)
  const nextPath = { name, inOrder, steps: [...steps] }
  return inOrganisation(
    viewer,
    async (transaction) => {
      await holdEnrolments(transaction, organisationId)
      const path = await pathNow(transaction, { organisationId, pathId })
      if (path === null) return 'not-found'
      const before = path.now
      if (isOvertaken({ inForce: before, wanted: nextPath, seen })) return 'changed-meanwhile'
      if (shownVersion(before) === shownVersion(nextPath)) return 'changed'
      const isKnown = (step: string) => before.steps.includes(step) || modules.some(({ slug }) => slug === step)
      if (!steps.every(isKnown)) return 'no-such-module'
      if (await nameIsTaken(transaction, { organisationId, name, except: pathId })) return 'name-taken'
      await putPath(transaction, viewer, { pathId, before, nextPath, undo: 'kept' }, { now })
      return 'changed'
    },
    { timeoutMs: 30_000 },
  )
}
