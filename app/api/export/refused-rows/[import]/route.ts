import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { listRefusedRows } from '#data/imports/list-refused-rows.ts'
import { noSuchId } from '#data/no-such-id.ts'
import { harmlessCell } from '#domain/people-import/harmless-cell.ts'
import { csvText } from '#platform/csv/csv-text.ts'
import { Identifier } from '#server/actions/fields.ts'
import { attachment } from '#server/export-download.ts'
import { refusalWords } from '#server/imports/refusal-words.ts'
import { requireDuties } from '#server/session.ts'

/** The rows of an import that were refused, with the reason behind each: to be corrected and imported again. */
export async function GET(_request: Request, { params }: { params: Promise<{ import: string }> }): Promise<Response> {
  const { administrator } = await requireDuties()
  if (administrator === null) return notFound()
  const id = Identifier.safeParse((await params).import).data ?? noSuchId
  const refusedRows = await listRefusedRows(administrator, id)
  if (refusedRows === null) return notFound()
  const t = await getTranslations('import')
  const width = refusedRows.heads.length
  const rows = await Promise.all(
    refusedRows.rows.map(async ({ row, fields, detail }) => [
      ...Array.from({ length: width }, (_, place) => harmlessCell(fields[place] ?? '')),
      `${row}`,
      await refusalWords(detail),
    ]),
  )
  const heads = [...refusedRows.heads.map(harmlessCell), t('row'), t('why')]
  return attachment(`\uFEFF${csvText([heads, ...rows])}`, { type: 'text/csv; charset=utf-8', name: 'refused-rows.csv' })
}
