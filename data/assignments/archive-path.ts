import { audit } from '#data/database/audit.ts'
import { inOrganisation } from '#data/database/database.ts'
import type { Administrator } from '#data/viewer.ts'
import { nameIsTaken, pathNow } from './internal/path-now.ts'
import { holdEnrolments } from './shared/hold-enrolments.ts'

/** Puts a path away: it is assigned to nobody any more. Who was assigned it goes on. Or takes it back into use. */
export async function archivePath(
  viewer: Administrator,
  { pathId, put }: { pathId: string; put: 'away' | 'back' },
  { now }: { now: Date },
): Promise<'done' | 'not-found' | 'name-taken'> {
  const { organisationId } = viewer
  return inOrganisation(viewer, async (transaction) => {
    await holdEnrolments(transaction, organisationId)
    const path = await pathNow(transaction, { organisationId, pathId })
    if (path === null) return 'not-found'
    if ((path.archivedAt !== null) === (put === 'away')) return 'done'
    const { name } = path.now
    if (put === 'back' && (await nameIsTaken(transaction, { organisationId, name, except: pathId })))
      return 'name-taken'
    await transaction.learningPath.updateMany({
      where: { organisationId, id: pathId },
      data: { archivedAt: put === 'away' ? now : null },
    })
    await audit(transaction, viewer, {
      action: put === 'away' ? 'path.archived' : 'path.restored',
      subject: { type: 'path', id: pathId },
      detail: { name },
      at: now,
    })
    return 'done'
  })
}
