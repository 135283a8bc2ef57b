import { CsvError, type Parser, parse } from 'csv-parse'
import { parse as parseAtOnce } from 'csv-parse/sync'

/** A record and its number, counted from 1; lines that are empty count, and are passed over. */
export type CsvRecord = { readonly fields: readonly string[]; readonly row: number }

/** The text is no comma-separated values; `expected` says what was missing at `row`. */
export class MalformedCsv extends Error {
  override readonly name = 'MalformedCsv'
  readonly row: number
  readonly expected: string

  constructor(row: number, expectation: string) {
    super(`row ${row}: expected ${expectation}`)
    this.row = row
    this.expected = expectation
  }
}

type Place = { readonly records: number; readonly empty_lines: number }

const rowAt = ({ records, empty_lines }: Place): number => records + empty_lines

const options = {
  bom: true,
  skip_empty_lines: true,
  relax_column_count: true,
  record_delimiter: ['\r\n', '\n'],
}

/** Reads comma-separated values (RFC 4180) that are in memory; or values separated otherwise. Throws `MalformedCsv`. */
export function csvRecords(
  text: string,
  { delimiter = ',', lineEnds = options.record_delimiter }: { delimiter?: string; lineEnds?: string[] } = {},
): CsvRecord[] {
  try {
    const read = parseAtOnce(text, { ...options, delimiter, record_delimiter: lineEnds, info: true }) as unknown as {
      info: Place
      record: string[]
    }[]
    return read.map(({ info, record }) => ({ fields: record, row: rowAt(info) }))
  } catch (error) {
    throw asRefusal(error)
  }
}

/** The same from text that arrives in pieces, in batches: never more in memory than a piece. Throws `MalformedCsv`. */
export async function* csvRecordsIn(pieces: AsyncIterable<string> | Iterable<string>): AsyncGenerator<CsvRecord[]> {
  let batch: CsvRecord[] = []
  const parser = parse({
    ...options,
    // Taken here and not passed on: what is passed on goes through a queue that costs more than the reading.
    on_record: (fields: string[], place: Place) => {
      batch.push({ fields, row: rowAt(place) })
      return null
    },
  })
  parser.on('error', () => {})
  parser.resume()
  for await (const piece of pieces) {
    await writePiece(parser, piece)
    yield batch
    batch = []
  }
  await writePiece(parser, null)
  yield batch
}

/** Writes one piece, or the end, and waits until it is read. */
function writePiece(parser: Parser, piece: string | null): Promise<void> {
  return new Promise((resolve, reject) => {
    const callback = (error?: Error | null) => (error ? reject(asRefusal(error)) : resolve())
    if (piece !== null) parser.write(piece, callback)
    else parser.once('error', callback).once('end', callback).end()
  })
}

const expectations: Readonly<Record<string, string>> = {
  CSV_QUOTE_NOT_CLOSED: 'a closing quote',
  CSV_INVALID_CLOSING_QUOTE: 'a comma after a closing quote',
  INVALID_OPENING_QUOTE: 'quotes around a whole field, found one inside',
}

function asRefusal(error: unknown): unknown {
  if (!(error instanceof CsvError)) return error
  const place = error as unknown as Place
  return new MalformedCsv(rowAt(place) + 1, expectations[error.code] ?? `comma-separated values (${error.message})`)
}
