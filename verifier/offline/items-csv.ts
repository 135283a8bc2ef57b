import { type ExpertItem, itemFormats } from '#domain/comprehension/item.ts'
import type { ReportedPractice } from '#domain/comprehension/read-out.ts'
import { type CsvRecord, csvRecords } from '#platform/csv/read-csv.ts'
import { BadInput, badValue, inFile } from './bad-input.ts'
import { type ColumnPlaces, checkWidth, columnsIn, optionalColumnIn } from './columns.ts'
import { SimilarIds } from './similar-ids.ts'
import { Warnings } from './warnings.ts'

const COLUMNS = ['item', 'practice', 'format', 'options', 'difficulty', 'just_competent'] as const
const CRITICAL = 'critical'
const FLOOR = 'floor'
const FEWEST_OPTIONS = 2
const HARDEST = 6

export type ItemsFile = { items: ExpertItem[]; practices: ReportedPractice[] }

/**
 * Reads items.csv: item, practice, format, options, difficulty, just_competent, and, where they are there, floor (0–1; left
 * empty the format's guess stands) and critical (0 or 1, the same for all items of a practice; without the column no practice
 * is). Throws `BadInput`.
 */
export function readItems(file: string, text: string, warnings: Warnings = new Warnings()): ItemsFile {
  const items = new Map<string, ExpertItem>()
  const critical = new Map<string, boolean>()
  let columns: ColumnPlaces<(typeof COLUMNS)[number]> | null = null
  let criticalColumn = -1
  let floorColumn = -1
  let width = 0
  const similarItems = new SimilarIds('items')
  const similarPractices = new SimilarIds('practices')
  const warn = (line: string | null) => line !== null && warnings.add('ids alike', line)
  for (const { fields, row } of recordsOf(file, text)) {
    if (!columns) {
      columns = columnsIn(file, fields, COLUMNS)
      width = fields.length
      criticalColumn = optionalColumnIn(file, fields, CRITICAL)
      floorColumn = optionalColumnIn(file, fields, FLOOR)
      continue
    }
    checkWidth({ file, row, width }, fields)
    const places = columns
    const value = (column: (typeof COLUMNS)[number]) => (fields[places(column)] ?? '').trim()
    const refuse = (column: string, expectation: string, actualValue: string) =>
      badValue({ file, row, column }, expectation, actualValue)
    const id = value('item')
    if (id === '') throw refuse('item', 'an id', id)
    if (items.has(id)) throw refuse('item', 'each item once', id)
    warn(similarItems.take(id, { file, row, column: 'item' }))
    const practice = value('practice')
    if (practice === '') throw refuse('practice', 'an id', practice)
    warn(similarPractices.take(practice, { file, row, column: 'practice' }))
    const format = itemFormats.find((knownFormat) => knownFormat === value('format'))
    if (!format) throw refuse('format', `one of ${itemFormats.join(', ')}`, value('format'))
    const options = decimal(value('options'))
    if (options === null || !Number.isInteger(options) || options < FEWEST_OPTIONS) {
      throw refuse('options', 'a whole number of 2 or more', value('options'))
    }
    const difficulty = decimal(value('difficulty'))
    if (difficulty === null || Math.abs(difficulty) > HARDEST)
      throw refuse('difficulty', 'a number from -6 to 6', value('difficulty'))
    const justCompetent = decimal(value('just_competent'))
    if (justCompetent === null || justCompetent < 0 || justCompetent > 1) {
      throw refuse('just_competent', 'a number from 0 to 1', value('just_competent'))
    }
    const criticalMark = criticalColumn === -1 ? '0' : (fields[criticalColumn] ?? '').trim()
    if (criticalMark !== '0' && criticalMark !== '1') throw refuse(CRITICAL, '0 or 1', criticalMark)
    if (critical.has(practice) && critical.get(practice) !== (criticalMark === '1')) {
      throw refuse(CRITICAL, 'the same for all items of a practice', criticalMark)
    }
    critical.set(practice, criticalMark === '1')
    const publishedFloor = floorColumn === -1 ? '' : (fields[floorColumn] ?? '').trim()
    const floor = publishedFloor === '' ? undefined : decimal(publishedFloor)
    if (floor === null || (floor !== undefined && (floor < 0 || floor > 1)))
      throw refuse(FLOOR, 'a number from 0 to 1 or nothing', publishedFloor)
    items.set(id, { id, practice, format, options, difficulty, justCompetent, ...(floor !== undefined && { floor }) })
  }
  if (!columns)
    throw new BadInput(`${file}, row 1, column item: expected a header with ${COLUMNS.join(', ')}, found nothing`)
  if (items.size === 0) throw new BadInput(`${file}, row 2, column item: expected at least one item, found nothing`)
  return {
    items: [...items.values()],
    practices: [...critical].map(([id, isCritical]) => ({ id, critical: isCritical })),
  }
}

function recordsOf(file: string, text: string): CsvRecord[] {
  try {
    return csvRecords(text)
  } catch (error) {
    throw inFile(file, error)
  }
}

/** A plain decimal number that is not too large to be one, or null. */
export function decimal(text: string): number | null {
  const number = /^[+-]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d+)?$/.test(text) ? Number(text) : Number.NaN
  return Number.isFinite(number) ? number : null
}
