import { inOrganisation } from '#data/database/database.ts'
import type { Administrator } from '#data/viewer.ts'
import type { RowVerdict } from '#domain/people-import/import-progress.ts'
import { Cells, RowDetail } from './internal/import-row.ts'

export type ImportRow = {
  readonly row: number
  readonly fields: readonly string[]
  readonly detail: Readonly<RowDetail>
  /** The person who is here already. */
  readonly personId: string | null
  readonly name: string
  /** Why undoing kept it. */
  readonly because: string | null
}

const rowsAPage = 50

/**
 * One page of an import's rows with a verdict, in the order of the file; of one that was undone those that were kept, with
 * `kept`. Page counts from 1. No rows where there is no such import.
 */
export async function listImportRows(
  viewer: Administrator,
  { id, shown, page }: { id: string; shown: RowVerdict | 'kept'; page: number },
): Promise<{ rows: readonly ImportRow[]; page: number; pages: number }> {
  const { organisationId } = viewer
  const where = { organisationId, importId: id, ...(shown === 'kept' ? { outcome: 'kept' } : { verdict: shown }) }
  return inOrganisation(viewer, async (transaction) => {
    const pages = Math.max(1, Math.ceil((await transaction.peopleImportRow.count({ where })) / rowsAPage))
    const at = Math.min(Math.max(1, page), pages)
    const matchingRows = await transaction.peopleImportRow.findMany({
      where,
      orderBy: { row: 'asc' },
      skip: (at - 1) * rowsAPage,
      take: rowsAPage,
    })
    const people = await transaction.person.findMany({
      where: { organisationId, id: { in: matchingRows.flatMap(({ personId }) => personId ?? []) } },
      select: { id: true, givenName: true, familyName: true },
    })
    const names = new Map(people.map((person) => [person.id, `${person.givenName} ${person.familyName}`.trim()]))
    const rows = matchingRows.map((row) => ({
      row: row.row,
      fields: Cells.parse(row.fields),
      detail: RowDetail.parse({ ...(row.detail as object), verdict: row.verdict }),
      personId: row.personId !== null && names.has(row.personId) ? row.personId : null,
      name: names.get(row.personId ?? '') ?? '',
      because: row.because,
    }))
    return { rows, page: at, pages }
  })
}
