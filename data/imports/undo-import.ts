import { inOrganisation } from '#data/database/database.ts'
import type { Administrator } from '#data/viewer.ts'
import { undoEndsAt } from '#domain/people-import/import-progress.ts'

/** Hands an import that was applied within the last day to the worker, which takes it back; what happened since stays. */
export async function undoImport(
  viewer: Administrator,
  { id }: { id: string },
  { now }: { now: Date },
): Promise<'handed-over' | 'not-found' | 'too-late'> {
  const { organisationId } = viewer
  return inOrganisation(viewer, async (transaction) => {
    const importRow = await transaction.peopleImport.findFirst({
      where: { organisationId, id, state: 'applied' },
      select: { appliedAt: true },
    })
    if (importRow === null || importRow.appliedAt === null) return 'not-found'
    if (undoEndsAt(importRow.appliedAt) <= now) return 'too-late'
    const { count } = await transaction.peopleImport.updateMany({
      where: { organisationId, id, state: 'applied' },
      data: { state: 'undoing', undoneById: viewer.personId, tries: 0, claimedUntil: null, done: 0 },
    })
    return count === 0 ? 'not-found' : 'handed-over'
  })
}
