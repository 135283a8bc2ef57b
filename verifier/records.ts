import { csvRecordsIn } from '#platform/csv/read-csv.ts'
import { BadInput, inFile } from './offline/bad-input.ts'
import type { PackReader } from './pack-reader.ts'

/** A record of a file by the names of its columns. */
export type RecordOf<Column extends string> = Readonly<Record<Column, string>>

/** The records of a CSV file of the pack, one after another. The columns must be exactly these. */
export async function* recordsIn<Column extends string>(
  pack: PackReader,
  name: string,
  columns: readonly Column[],
): AsyncGenerator<readonly string[]> {
  let headerIsDue = true
  try {
    for await (const batch of csvRecordsIn(pack.texts(name)))
      for (const { fields, row } of batch) {
        if (headerIsDue && fields.join() !== columns.join())
          throw new BadInput(`${name}: expected the columns ${columns.join(', ')}, found ${fields.join(', ')}`)
        if (fields.length !== columns.length)
          throw new BadInput(`${name}, row ${row}: expected ${columns.length} fields, found ${fields.length}`)
        if (!headerIsDue) yield fields
        headerIsDue = false
      }
  } catch (error) {
    throw inFile(name, error)
  }
}

/** The field of a record that belongs to a column. */
export function fieldOf<Column extends string>(
  columns: readonly Column[],
): (record: readonly string[], column: Column) => string {
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
