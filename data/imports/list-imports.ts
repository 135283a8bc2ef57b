import { inOrganisation } from '#data/database/database.ts'
import type { Administrator } from '#data/viewer.ts'
import { type ImportState, importStates } from '#domain/people-import/import-progress.ts'

export type ListedImport = {
  readonly id: string
  readonly fileName: string
  readonly madeAt: Date
  readonly state: ImportState
}

/** The organisation's imports that are under way or can still be undone, newest first. */
export async function listImports(viewer: Administrator): Promise<readonly ListedImport[]> {
  const imports = await inOrganisation(viewer, (transaction) =>
    transaction.peopleImport.findMany({
      where: { organisationId: viewer.organisationId },
      select: { id: true, fileName: true, madeAt: true, state: true },
      orderBy: { madeAt: 'desc' },
      take: 20,
    }),
  )
  return imports.map(({ state, ...rest }) => ({
    ...rest,
    state: importStates.find((each) => each === state) ?? 'unreadable',
  }))
}
