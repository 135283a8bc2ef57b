import { BadInput } from './bad-input.ts'

/** Where a named column is among the fields of a record. */
export type ColumnPlaces<Column extends string> = (column: Column) => number

/** Finds the named columns in a header; they may come in any order, and others beside them are passed over. */
export function columnsIn<Column extends string>(
  file: string,
  header: readonly string[],
  columns: readonly Column[],
): ColumnPlaces<Column> {
  const names = header.map((name) => name.trim())
  const places = new Map<Column, number>()
  for (const column of columns) {
    const place = names.indexOf(column)
    const where = `${file}, row 1, column ${column}`
    if (place === -1) throw new BadInput(`${where}: expected a header with ${columns.join(', ')}, found no ${column}`)
    if (names.indexOf(column, place + 1) !== -1) throw new BadInput(`${where}: expected it once, found it twice`)
    places.set(column, place)
  }
  return (column) => places.get(column) ?? 0
}

/** The place of a column that may be missing, −1 where it is; refused where it is there twice. */
export function optionalColumnIn(file: string, header: readonly string[], column: string): number {
  return header.some((name) => name.trim() === column) ? columnsIn(file, header, [column])(column) : -1
}

/** Refuses a record with more fields than the header: a comma that should be within quotes has moved what follows it. */
export function checkWidth(
  { file, row, width }: { file: string; row: number; width: number },
  fields: readonly string[],
): void {
  if (fields.length > width) throw new BadInput(`${file}, row ${row}: expected ${width} fields, found ${fields.length}`)
}
