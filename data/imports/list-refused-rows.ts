import { inOrganisation } from '#data/database/database.ts'
import type { Administrator } from '#data/viewer.ts'
import { Cells, RowDetail } from './internal/import-row.ts'

export type RefusedRow = {
  readonly row: number
  readonly fields: readonly string[]
  readonly detail: Extract<Readonly<RowDetail>, { verdict: 'refused' }>
}

/** All rows of an import that were refused, with the heads of its file; null where there is no such import. */
export async function listRefusedRows(
  viewer: Administrator,
  id: string,
): Promise<{ heads: readonly string[]; rows: readonly RefusedRow[] } | null> {
  const { organisationId } = viewer
  return inOrganisation(viewer, async (transaction) => {
    const peopleImport = await transaction.peopleImport.findFirst({
      where: { organisationId, id },
      select: { heads: true },
    })
    if (peopleImport === null) return null
    const rows = await transaction.peopleImportRow.findMany({
      where: { organisationId, importId: id, verdict: 'refused' },
      orderBy: { row: 'asc' },
    })
    return {
      heads: peopleImport.heads,
      rows: rows.flatMap(({ row, fields, detail }) => {
        const detailRow = RowDetail.parse({ ...(detail as object), verdict: 'refused' })
        return detailRow.verdict === 'refused' ? [{ row, fields: Cells.parse(fields), detail: detailRow }] : []
      }),
    }
  })
}
