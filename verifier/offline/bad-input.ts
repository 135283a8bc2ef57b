import { MalformedCsv } from '#platform/csv/read-csv.ts'

/** Input that cannot be used; the message is one line that names file, row, column and what was expected. */
export class BadInput extends Error {
  override name = 'BadInput'
}

/** Where in a file: rows are counted from 1, the header being row 1. */
export type Place = { file: string; row: number; column: string }

/** Builds the one line, showing what was found shortened to what fits on it. */
export function badValue(place: Place, expectation: string, actualValue: string): BadInput {
  return new BadInput(
    `${place.file}, row ${place.row}, column ${place.column}: expected ${expectation}, found ${shorten(actualValue)}`,
  )
}

const MAX_SHOWN_LENGTH = 60

function shorten(value: string): string {
  if (value === '') return 'nothing'
  return JSON.stringify(value.length > MAX_SHOWN_LENGTH ? `${value.slice(0, MAX_SHOWN_LENGTH)}…` : value)
}

/** What reading a file threw, told with the file's name. */
export function inFile(file: string, error: unknown): unknown {
  return error instanceof MalformedCsv ? new BadInput(`${file}, ${error.message}`) : error
}
