import { inOrganisation } from '#data/database/database.ts'
import type { Administrator } from '#data/viewer.ts'
import type { ImportColumns } from '#domain/people-import/import-columns.ts'

/** Says which field each column of an import holds, and what becomes of teams that are not here; the worker judges its rows anew. */
export async function matchColumns(
  viewer: Administrator,
  { id, columns, unknownTeams }: { id: string; columns: ImportColumns; unknownTeams: 'make' | 'refuse' },
): Promise<'matched' | 'not-found'> {
  const { count } = await inOrganisation(viewer, (transaction) =>
    transaction.peopleImport.updateMany({
      where: { organisationId: viewer.organisationId, id, state: 'judged' },
      data: {
        columns: columns.map((field) => field ?? ''),
        unknownTeams,
        state: 'reading',
        tries: 0,
        claimedUntil: null,
        overtaken: false,
      },
    }),
  )
  return count === 0 ? 'not-found' : 'matched'
}
