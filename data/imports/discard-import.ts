import { inOrganisation } from '#data/database/database.ts'
import type { Administrator } from '#data/viewer.ts'

/** Throws an import away that was not applied. */
export async function discardImport(viewer: Administrator, { id }: { id: string }): Promise<'discarded' | 'not-found'> {
  const { count } = await inOrganisation(viewer, (transaction) =>
    transaction.peopleImport.deleteMany({
      where: { organisationId: viewer.organisationId, id, state: { in: ['reading', 'judged', 'unreadable'] } },
    }),
  )
  return count === 0 ? 'not-found' : 'discarded'
}
