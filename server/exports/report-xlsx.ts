import writeExcelFile, { type CellObject, type SheetData } from 'write-excel-file/node'
import type { ReportCell, ReportColumn, ReportTable } from '#domain/reports/report-table.ts'

const longestSheetName = 31
const widest = 60

/** A workbook with one sheet a table, headers kept in sight. Texts are written as texts: nothing in it is a formula. */
export async function reportXlsx(
  tables: readonly ReportTable[],
  { direction }: { direction: 'ltr' | 'rtl' },
): Promise<Buffer> {
  const names = sheetNames(tables.map(({ title }) => title))
  return writeExcelFile(
    tables.map((table, place) => ({
      data: sheetOf(table),
      sheet: names[place] ?? table.key,
      stickyRowsCount: 1,
      rightToLeft: direction === 'rtl',
      columns: table.columns.map(({ label }, column) => ({
        width: Math.min(widest, Math.max(label.length, ...table.rows.map((row) => `${row[column] ?? ''}`.length)) + 2),
      })),
    })),
  ).toBuffer()
}

function sheetOf({ columns, rows }: ReportTable): SheetData {
  return [
    columns.map(({ label }): CellObject => ({ value: label, type: String, fontWeight: 'bold' })),
    ...rows.map((row) => row.map((cell, place) => cellOf(cell, columns[place]))),
  ]
}

function cellOf(cell: ReportCell, column: ReportColumn | undefined): CellObject | null {
  if (cell === null) return null
  if (cell instanceof Date) return { value: dayOf(cell), type: Date, format: 'yyyy-mm-dd' }
  if (typeof cell === 'string') return { value: cell, type: String }
  return column?.kind === 'percent' ? { value: cell / 100, type: Number, format: '0%' } : { value: cell, type: Number }
}

function dayOf(date: Date): Date {
  return new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth(), date.getUTCDate()))
}

/** Spreadsheets refuse some characters in a sheet's name, more than 31 of them, and the same name twice. */
function sheetNames(titles: readonly string[]): string[] {
  const names: string[] = []
  for (const title of titles) {
    const safeTitle = title.replaceAll(/[[\]:*?/\\']/g, ' ').trim() || '–'
    let name = safeTitle.slice(0, longestSheetName)
    for (let again = 2; names.some((other) => other.toLowerCase() === name.toLowerCase()); again++)
      name = `${safeTitle.slice(0, longestSheetName - 4)} (${again})`
    names.push(name)
  }
  return names
}
