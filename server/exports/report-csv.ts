import type { ReportCell, ReportColumn, ReportTable } from '#domain/reports/report-table.ts'
import { csvText } from '#platform/csv/csv-text.ts'

/** Spreadsheets take a file without it for one in the machine's old encoding. */
const byteOrderMark = '\uFEFF'

/** A table as comma-separated values in UTF-8, its header first. */
export function reportCsv(table: ReportTable): string {
  const header = table.columns.map(({ label, kind }) => harmless(kind === 'percent' ? `${label} (%)` : label))
  const rows = table.rows.map((row) => row.map((cell, place) => cellText(cell, table.columns[place])))
  return byteOrderMark + csvText([header, ...rows])
}

function cellText(cell: ReportCell, column: ReportColumn | undefined): string {
  if (cell === null) return ''
  if (cell instanceof Date)
    return column?.kind === 'date' || column?.kind === 'day' ? cell.toISOString().slice(0, 10) : cell.toISOString()
  return typeof cell === 'number' ? `${cell}` : harmless(cell)
}

/**
 * A spreadsheet runs a text that begins like a formula, and people choose their own names: such a text gets an
 * apostrophe before it, which spreadsheets take as "this is text". Numbers are written as numbers and need none.
 */
export function harmless(text: string): string {
  return /^[=+\-@\t\r\n]/.test(text) ? `'${text}` : text
}
