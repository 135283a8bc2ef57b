import readWorkbook, { type CellValue } from 'read-excel-file/node'
import { importLimits } from '#domain/people-import/file-problems.ts'
import { decodeText } from '#platform/csv/decode-text.ts'
import { type CsvRecord, MalformedCsv } from '#platform/csv/read-csv.ts'
import { readTable } from '#platform/csv/read-table.ts'
import { checkUnpackedSize } from './unpacked-size.ts'
import { UnreadableFile } from './unreadable-file.ts'

/**
 * The table in a file, whatever its name: text in any usual encoding and separation, or a workbook (XLSX), of which the first
 * sheet with something on it is read. Empty rows are left out; rows keep the numbers that a reader sees. Cells are cut at
 * `importLimits.charactersOfCell`. Throws `UnreadableFile`.
 */
export async function readFile(bytes: Buffer): Promise<CsvRecord[]> {
  const records = (await tableOf(bytes)).filter(({ fields }) => fields.some((field) => field.trim() !== ''))
  if (records.length === 0) throw new UnreadableFile('empty')
  if (records.length > importLimits.rows + 1) throw new UnreadableFile('too-many-rows')
  if (records.some(({ fields }) => fields.length > importLimits.columns)) throw new UnreadableFile('too-many-columns')
  return records.map(({ row, fields }) => ({ row, fields: fields.map(keptCell) }))
}

async function tableOf(bytes: Buffer): Promise<CsvRecord[]> {
  if (bytes.length === 0) throw new UnreadableFile('empty')
  if (beginsWith(bytes, 'PK')) return workbookIn(bytes)
  // Excel's own format before 2007; a workbook with a password is packed in the same.
  if (bytes.subarray(0, 4).equals(Buffer.from([0xd0, 0xcf, 0x11, 0xe0]))) throw new UnreadableFile('old-workbook')
  if (beginsWith(bytes, '%PDF') || beginsWith(bytes, '{\\rtf')) throw new UnreadableFile('no-table')
  const text = decodeText(bytes)?.text ?? null
  if (text === null || looksLikeNoText(text) || /^\s*<(!doctype|html|\?xml|table|svg)/i.test(text))
    throw new UnreadableFile('no-table')
  try {
    return readTable(text)
  } catch (error) {
    throw error instanceof MalformedCsv ? new UnreadableFile('quotes', error.row) : error
  }
}

async function workbookIn(bytes: Buffer): Promise<CsvRecord[]> {
  const parts = await checkUnpackedSize(bytes)
  if (parts.includes('content.xml')) throw new UnreadableFile('open-document')
  if (!parts.includes('xl/workbook.xml')) throw new UnreadableFile('no-table')
  const sheets = await readWorkbook(bytes).catch(() => {
    throw new UnreadableFile('damaged-workbook')
  })
  const filledSheet = sheets.find(({ data }) => data.some((cells) => cells.some((cell) => cell !== null)))
  return (filledSheet?.data ?? []).map((cells, place) => ({ row: place + 1, fields: cells.map(textOfCell) }))
}

function textOfCell(cell: CellValue | null): string {
  if (cell === null) return ''
  return cell instanceof Date ? cell.toISOString().slice(0, 10) : `${cell}`
}

/** What the database keeps in a text. */
function keptCell(field: string): string {
  return field.slice(0, importLimits.charactersOfCell).replaceAll('\0', '').toWellFormed()
}

function beginsWith(bytes: Buffer, signature: string): boolean {
  return bytes.subarray(0, signature.length).equals(Buffer.from(signature, 'latin1'))
}

/** Bytes of a picture, read as text, are full of characters that nobody types. */
function looksLikeNoText(text: string): boolean {
  const sample = text.slice(0, 5000)
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is counted
  const controlCount = sample.match(/[\u0000-\u0008\u000e-\u001f]/g)?.length ?? 0
  return controlCount > sample.length / 100
}
