import { columnsByName, type ImportColumns } from './import-columns.ts'

type Row = { readonly row: number; readonly fields: readonly string[] }

/** How far down the names of the columns are looked for: personnel systems write titles and dates above them. */
const linesAbove = 10

/** The names of the columns, which fields they name, and the rows below: of the first rows the one that names most. */
export function tableUnderHeads(records: readonly Row[]): {
  heads: readonly string[]
  columns: ImportColumns
  rows: readonly Row[]
} {
  const candidates = records.slice(0, linesAbove).map(({ fields }) => columnsByName(fields))
  const fieldCount = (columns: ImportColumns | undefined) => columns?.filter((field) => field !== null).length ?? 0
  const place = candidates.reduce(
    (best, columns, each) => (fieldCount(columns) > fieldCount(candidates[best]) ? each : best),
    0,
  )
  const rows = records.slice(place + 1)
  const width = rows.reduce((widest, { fields }) => Math.max(widest, fields.length), records[place]?.fields.length ?? 0)
  const heads = Array.from({ length: width }, (_, column) => records[place]?.fields[column]?.trim() ?? '')
  return { heads, columns: columnsByName(heads), rows }
}
