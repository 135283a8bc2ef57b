import { inOrganisation } from '#data/database/database.ts'
import { shownVersion } from '#data/shown-version.ts'
import type { Administrator } from '#data/viewer.ts'
import { nameIsTaken, pathNow } from './internal/path-now.ts'
import { putPath } from './internal/put-path.ts'
import { holdEnrolments } from './shared/hold-enrolments.ts'

/**
 * Makes of a path what it was before it was changed last. Who has not begun has the earlier one again, with what they had of it;
 * who has begun since goes on with what they have. `seen`: the version of the path that the viewer saw.
 */
export async function undoPathChange(
  viewer: Administrator,
  { pathId, seen }: { pathId: string; seen: string },
  { now }: { now: Date },
): Promise<'undone' | 'not-found' | 'name-taken' | 'changed-meanwhile'> {
  const { organisationId } = viewer
  return inOrganisation(
    viewer,
    async (transaction) => {
      await holdEnrolments(transaction, organisationId)
      const path = await pathNow(transaction, { organisationId, pathId })
      if (path === null) return 'not-found'
      const { now: before, changedFrom } = path
      if (changedFrom === null || shownVersion(before) !== seen) return 'changed-meanwhile'
      const { name, inOrder, steps } = changedFrom
      if (await nameIsTaken(transaction, { organisationId, name, except: pathId })) return 'name-taken'
      const nextPath = { name, inOrder, steps }
      await putPath(transaction, viewer, { pathId, before, nextPath, undo: 'none' }, { now })
      return 'undone'
    },
    { timeoutMs: 30_000 },
  )
}
