import { type AnswerTable, AnswerTableBuilder, CONFIDENCES } from '#domain/comprehension/calibration/answer-table.ts'
import type { Confidence } from '#domain/comprehension/item.ts'
import { csvRecordsIn } from '#platform/csv/read-csv.ts'
import { BadInput, badValue, inFile } from './bad-input.ts'
import { type ColumnPlaces, columnsIn } from './columns.ts'
import { instantFromIso } from './iso-instant.ts'
import { decimal } from './items-csv.ts'

const COLUMNS = ['person', 'item', 'correct', 'confidence', 'elapsed_ms', 'answered_at'] as const

export type ResponsesOptions = {
  file: string
  isItem: (id: string) => boolean
  /** Milliseconds since 1970: later answers are checked, and left out. */
  until: number
}

export type Responses = {
  /** The answers that count. */
  readonly table: AnswerTable
  /** When the newest answer was given, in milliseconds since 1970; null without answers. */
  readonly newest: number | null
}

/**
 * Reads responses.csv from text in pieces: person, item, correct, confidence, elapsed_ms, answered_at. Throws `BadInput`.
 */
export async function readResponses(
  pieces: AsyncIterable<string> | Iterable<string>,
  options: ResponsesOptions,
): Promise<Responses> {
  const reader = new ResponsesReader(options)
  try {
    for await (const batch of csvRecordsIn(pieces)) for (const { fields, row } of batch) reader.take(fields, row)
  } catch (error) {
    throw inFile(options.file, error)
  }
  return reader.end()
}

class ResponsesReader {
  readonly #options: ResponsesOptions
  readonly #builder = new AnswerTableBuilder()
  #columns: ColumnPlaces<(typeof COLUMNS)[number]> | null = null
  #newest = Number.NEGATIVE_INFINITY

  constructor(options: ResponsesOptions) {
    this.#options = options
  }

  end(): Responses {
    if (!this.#columns) {
      const { file } = this.#options
      throw new BadInput(`${file}, row 1, column person: expected a header with ${COLUMNS.join(', ')}, found nothing`)
    }
    return { table: this.#builder.finish(), newest: Number.isFinite(this.#newest) ? this.#newest : null }
  }

  take(fields: readonly string[], row: number): void {
    const { file, isItem, until } = this.#options
    const columns = this.#columns
    if (!columns) {
      this.#columns = columnsIn(file, fields, COLUMNS)
      return
    }
    const person = fields[columns('person')] ?? ''
    if (person === '') throw badValue({ file, row, column: 'person' }, 'an id', person)
    const item = fields[columns('item')] ?? ''
    if (!isItem(item)) throw badValue({ file, row, column: 'item' }, 'an item of the items file', item)
    const correct = fields[columns('correct')] ?? ''
    if (correct !== '0' && correct !== '1') throw badValue({ file, row, column: 'correct' }, '0 or 1', correct)
    const stated = fields[columns('confidence')] ?? ''
    const confidence = confidenceFrom(stated)
    if (confidence === undefined)
      throw badValue({ file, row, column: 'confidence' }, 'sure, fairly, guess or nothing', stated)
    const elapsed = fields[columns('elapsed_ms')] ?? ''
    const elapsedMs = decimal(elapsed)
    if (elapsedMs === null || elapsedMs < 0)
      throw badValue({ file, row, column: 'elapsed_ms' }, 'milliseconds, 0 or more', elapsed)
    const at = fields[columns('answered_at')] ?? ''
    const answeredAt = instantFromIso(at)
    if (answeredAt === null) throw badValue({ file, row, column: 'answered_at' }, 'an ISO 8601 date and time', at)
    if (answeredAt > this.#newest) this.#newest = answeredAt
    if (answeredAt <= until)
      this.#builder.add({ person, item, correct: correct === '1', confidence, elapsedMs, answeredAt })
  }
}

function confidenceFrom(text: string): Confidence | null | undefined {
  return text === '' ? null : CONFIDENCES.find((confidence) => confidence === text)
}
