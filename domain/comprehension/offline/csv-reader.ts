import { BadInput } from './bad-input.ts'

/**
 * Reads comma-separated values (RFC 4180: quoted fields may hold commas, doubled quotes and line ends) from text that
 * arrives in pieces, and calls back once a record. Empty lines are passed over. Records are numbered from 1.
 */
export class CsvReader {
  readonly #file: string
  readonly #onRecord: (fields: string[], row: number) => void
  #rest = ''
  #row = 0
  #begun = false

  constructor(file: string, onRecord: (fields: string[], row: number) => void) {
    this.#file = file
    this.#onRecord = onRecord
  }

  write(piece: string): void {
    let text = this.#rest + piece
    if (!this.#begun && text.length > 0) {
      this.#begun = true
      if (text.startsWith('\uFEFF')) text = text.slice(1)
    }
    let start = 0
    for (let end = text.indexOf('\n'); end !== -1; end = text.indexOf('\n', end + 1)) {
      const line = text.slice(start, text.charCodeAt(end - 1) === 13 && end > start ? end - 1 : end)
      if (line.includes('"') && quoteIsOpen(line)) continue
      this.#record(line)
      start = end + 1
    }
    this.#rest = text.slice(start)
  }

  /** To be called when there is no more: a last line needs no line end. */
  end(): void {
    const last = this.#rest.endsWith('\r') ? this.#rest.slice(0, -1) : this.#rest
    this.#rest = ''
    if (quoteIsOpen(last)) throw new BadInput(`${this.#file}, row ${this.#row + 1}: expected a closing quote`)
    this.#record(last)
  }

  #record(line: string): void {
    this.#row += 1
    if (line === '') return
    this.#onRecord(line.includes('"') ? this.#quotedFields(line) : line.split(','), this.#row)
  }

  #quotedFields(line: string): string[] {
    const fields: string[] = []
    let at = 0
    for (;;) {
      if (line[at] !== '"') {
        const comma = line.indexOf(',', at)
        const field = line.slice(at, comma === -1 ? line.length : comma)
        if (field.includes('"'))
          throw new BadInput(`${this.#file}, row ${this.#row}: expected quotes around a whole field, found one inside`)
        fields.push(field)
        if (comma === -1) return fields
        at = comma + 1
        continue
      }
      let close = line.indexOf('"', at + 1)
      while (line[close + 1] === '"') close = line.indexOf('"', close + 2)
      fields.push(line.slice(at + 1, close).replaceAll('""', '"'))
      if (close + 1 === line.length) return fields
      if (line[close + 1] !== ',')
        throw new BadInput(`${this.#file}, row ${this.#row}: expected a comma after a closing quote`)
      at = close + 2
    }
  }
}

function quoteIsOpen(line: string): boolean {
  let quotes = 0
  for (let at = line.indexOf('"'); at !== -1; at = line.indexOf('"', at + 1)) quotes += 1
  return quotes % 2 === 1
}

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

/** Encodes one record, quoting where a field needs it. */
export function csvLine(fields: readonly string[]): string {
  return `${fields.map((field) => (/[",\r\n]/.test(field) ? `"${field.replaceAll('"', '""')}"` : field)).join(',')}\n`
}
