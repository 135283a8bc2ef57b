import { type AnswerTable, AnswerTableBuilder, CONFIDENCES } from '#domain/comprehension/calibration/answer-table.ts'
import { inCanonicalOrder } from '#domain/comprehension/calibration/canonical-order.ts'
import type { Confidence } from '#domain/comprehension/item.ts'
import { csvRecordsIn } from '#platform/csv/read-csv.ts'
import { BadInput, badValue, inFile } from './bad-input.ts'
import { type ColumnPlaces, checkWidth, columnsIn } from './columns.ts'
import { instantFromIso } from './iso-instant.ts'
import { decimal } from './items-csv.ts'
import { SimilarIds } from './similar-ids.ts'
import { Warnings } from './warnings.ts'

const COLUMNS = ['person', 'item', 'correct', 'confidence', 'elapsed_ms', 'answered_at'] as const

export type ResponsesOptions = {
  file: string
  isItem: (id: string) => boolean
  /** Milliseconds since 1970: later answers are checked, and left out. */
  until: number
  /** Milliseconds since 1970: no answer can be later than this. */
  latestPossible?: number
  warnings?: Warnings
}

export type Responses = {
  /** The answers that count, in an order that does not depend on that of the rows. */
  readonly table: AnswerTable
  /** When the newest answer was given, in milliseconds since 1970; null without answers. */
  readonly newest: number | null
}

/**
 * Reads responses.csv from text in pieces: person, item, correct, confidence, elapsed_ms, answered_at. Throws `BadInput`, also
 * where one person has answered one item twice at one moment.
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
  readonly #rows: number[] = []
  readonly #people = new SimilarIds('people')
  readonly #warnings: Warnings
  #width = 0
  #left = 0
  #newest = Number.NEGATIVE_INFINITY

  constructor(options: ResponsesOptions) {
    this.#options = options
    this.#warnings = options.warnings ?? new Warnings()
  }

  end(): Responses {
    if (!this.#columns) {
      const { file } = this.#options
      throw new BadInput(`${file}, row 1, column person: expected a header with ${COLUMNS.join(', ')}, found nothing`)
    }
    this.#checkMoments()
    if (this.#left > 0)
      this.#warnings.add('later answers', `${this.#options.file}: ${this.#left} answers after --as-of were left out`)
    const table = inCanonicalOrder(this.#builder.finish())
    return { table, newest: Number.isFinite(this.#newest) ? this.#newest : null }
  }

  #checkMoments(): void {
    const { file } = this.#options
    for (const { first, second, sameItem } of this.#builder.atOneMoment()) {
      const rows = [this.#rows[first] ?? 0, this.#rows[second] ?? 0].sort((a, b) => a - b)
      const [earlier = 0, row = 0] = rows
      const place = `${file}, row ${row}, column answered_at`
      if (sameItem)
        throw new BadInput(
          `${place}: expected one answer of a person to an item at a moment, found another in row ${earlier}`,
        )
      this.#warnings.add(
        'answers at one moment',
        `${place}: the same person gave the answer of row ${earlier} at this moment too`,
      )
    }
  }

  take(fields: readonly string[], row: number): void {
    const { file, isItem, until, latestPossible = Number.POSITIVE_INFINITY } = this.#options
    const columns = this.#columns
    if (!columns) {
      this.#columns = columnsIn(file, fields, COLUMNS)
      this.#width = fields.length
      return
    }
    checkWidth({ file, row, width: this.#width }, fields)
    const person = fields[columns('person')] ?? ''
    if (person === '') throw badValue({ file, row, column: 'person' }, 'an id', person)
    const alike = this.#people.take(person, { file, row, column: 'person' })
    if (alike !== null) this.#warnings.add('ids alike', alike)
    const item = fields[columns('item')] ?? ''
    if (!isItem(item)) throw badValue({ file, row, column: 'item' }, 'an item of the items file', item)
    const correct = fields[columns('correct')] ?? ''
    if (correct !== '0' && correct !== '1') throw badValue({ file, row, column: 'correct' }, '0 or 1', correct)
    const confidenceText = fields[columns('confidence')] ?? ''
    const confidence = confidenceFrom(confidenceText)
    if (confidence === undefined)
      throw badValue({ file, row, column: 'confidence' }, 'sure, fairly, guess or nothing', confidenceText)
    const elapsedText = fields[columns('elapsed_ms')] ?? ''
    const elapsedMs = decimal(elapsedText)
    if (elapsedMs === null || elapsedMs < 0)
      throw badValue({ file, row, column: 'elapsed_ms' }, 'milliseconds, 0 or more', elapsedText)
    const at = fields[columns('answered_at')] ?? ''
    const answeredAt = instantFromIso(at)
    if (answeredAt === null) throw badValue({ file, row, column: 'answered_at' }, 'an ISO 8601 date and time', at)
    if (answeredAt > latestPossible)
      throw badValue({ file, row, column: 'answered_at' }, 'a moment that is not in the future', at)
    if (answeredAt > this.#newest) this.#newest = answeredAt
    if (answeredAt > until) {
      this.#left += 1
      return
    }
    this.#rows.push(row)
    this.#builder.add({ person, item, correct: correct === '1', confidence, elapsedMs, answeredAt })
  }
}

function confidenceFrom(text: string): Confidence | null | undefined {
  return text === '' ? null : CONFIDENCES.find((confidence) => confidence === text)
}
