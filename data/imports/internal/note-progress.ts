import { inOrganisation } from '#data/database/database.ts'
import type { ImportStep } from '#domain/people-import/import-progress.ts'
import type { ImportReference } from './import-row.ts'

/** How far the worker has come, for the page that waits: in a transaction of its own, so that it is seen at once. */
export async function noteProgress(
  { organisationId, id }: ImportReference,
  progress: { step: ImportStep; done: number; total: number },
): Promise<void> {
  await inOrganisation({ organisationId }, (transaction) =>
    transaction.peopleImport.updateMany({ where: { organisationId, id }, data: progress }),
  )
}
