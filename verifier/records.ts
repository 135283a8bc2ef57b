import { BadInput } from '#domain/comprehension/offline/bad-input.ts'
import { CsvReader } from '#domain/comprehension/offline/csv-reader.ts'
import type { PackReader } from './pack-reader.ts'

/** A record of a file by the names of its columns. */
export type RecordOf<Column extends string> = Readonly<Record<Column, string>>

/** The records of a CSV file of the pack, one after another. The columns must be exactly these. */
export async function* recordsIn<Column extends string>(
  pack: PackReader,
  name: string,
  columns: readonly Column[],
): AsyncGenerator<string[]> {
  let header: string[] | null = null
  let records: string[][] = []
  const reader = new CsvReader(name, (fields, row) => {
    if (header === null) {
      header = fields
      if (fields.join() !== columns.join())
        throw new BadInput(`${name}: expected the columns ${columns.join(', ')}, found ${fields.join(', ')}`)
      return
    }
    if (fields.length !== columns.length)
      throw new BadInput(`${name}, row ${row}: expected ${columns.length} fields, found ${fields.length}`)
    records.push(fields)
  })
  for await (const piece of pack.texts(name)) {
    reader.write(piece)
    yield* records
    records = []
  }
  reader.end()
  yield* records
}

/** The field of a record that belongs to a column. */
export function fieldOf<Column extends string>(
  columns: readonly Column[],
): (record: string[], column: Column) => string {
  const places = new Map(columns.map((column, place) => [column, place]))
  return (record, column) => record[places.get(column) ?? -1] ?? ''
}

/** The lines of a text file of the pack, one after another; the last one ends with a line end like all others. */
export async function* linesIn(pack: PackReader, name: string): AsyncGenerator<string> {
  let rest = ''
  for await (const piece of pack.texts(name)) {
    const lines = (rest + piece).split('\n')
    rest = lines.pop() ?? ''
    yield* lines
  }
  if (rest !== '') throw new BadInput(`${name}: expected a line end after the last line`)
}
