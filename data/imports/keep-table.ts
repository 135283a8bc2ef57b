import { inOrganisation } from '#data/database/database.ts'
import type { FileProblem } from '#domain/people-import/file-problems.ts'
import { tableUnderHeads } from '#domain/people-import/import-table.ts'
import type { ImportReference } from './internal/import-row.ts'
import { noteProgress } from './internal/note-progress.ts'

const rowsAtOnce = 5000

/** The file of an import that was not read yet; null: it was. */
export async function dangerouslyFindUpload({
  organisationId,
  id,
}: ImportReference): Promise<Uint8Array<ArrayBuffer> | null> {
  const importRow = await inOrganisation({ organisationId }, (transaction) =>
    transaction.peopleImport.findFirst({ where: { organisationId, id }, select: { bytes: true } }),
  )
  return importRow?.bytes ?? null
}

/** Keeps the rows of an import's file, and which field each column seems to hold; the file itself goes. */
export async function dangerouslyKeepTable(
  { organisationId, id }: ImportReference,
  records: readonly { readonly row: number; readonly fields: readonly string[] }[],
): Promise<'kept' | 'only-heads'> {
  const { heads, columns, rows } = tableUnderHeads(records)
  if (rows.length === 0) return 'only-heads'
  // What a worker before kept that did not get to the end.
  await inOrganisation({ organisationId }, (transaction) =>
    transaction.peopleImportRow.deleteMany({ where: { organisationId, importId: id } }),
  )
  for (let at = 0; at < rows.length; at += rowsAtOnce) {
    await noteProgress({ organisationId, id }, { step: 'keep', done: at, total: rows.length })
    const batch = JSON.stringify(rows.slice(at, at + rowsAtOnce))
    await inOrganisation(
      { organisationId },
      (transaction) =>
        transaction.$executeRaw`
          INSERT INTO people_import_row (organisation_id, import_id, row, fields)
          SELECT ${organisationId}::uuid, ${id}::uuid, r.row, r.fields
          FROM jsonb_to_recordset(${batch}::jsonb) r(row integer, fields jsonb)`,
      { timeoutMs: 60_000 },
    )
  }
  await inOrganisation({ organisationId }, (transaction) =>
    transaction.peopleImport.updateMany({
      where: { organisationId, id },
      data: { bytes: null, heads: [...heads], columns: columns.map((field) => field ?? '') },
    }),
  )
  return 'kept'
}

/** Says why an import's file cannot be read, and forgets it. */
export async function dangerouslyRefuseFile(
  { organisationId, id }: ImportReference,
  { problem, row }: { problem: FileProblem; row: number | null },
): Promise<void> {
  await inOrganisation({ organisationId }, async (transaction) => {
    await transaction.peopleImport.updateMany({
      where: { organisationId, id, state: 'reading' },
      data: { state: 'unreadable', problem, problemRow: row, bytes: null, claimedUntil: null, step: null },
    })
    await transaction.peopleImportRow.deleteMany({ where: { organisationId, importId: id } })
  })
}
