import type { StoredCurriculum } from '#data/curriculum/shared/curriculum.ts'
import type { ReadOnlyTransaction } from '#data/database/read-only.ts'
import { floorOf } from '#domain/comprehension/expert-parameters.ts'
import { csvText } from '#platform/csv/csv-text.ts'
import { readItemRegister } from './item-register.ts'

/**
 * items.csv, as `npm run comprehension` reads it: every item that an answer may be to, the floor that it is measured
 * with, and which practices are critical.
 */
export async function itemsCsv(
  transaction: ReadOnlyTransaction,
  { modules, followUps, practices }: Pick<StoredCurriculum, 'modules' | 'followUps' | 'practices'>,
): Promise<string> {
  const inService = new Set([...modules, ...followUps].map(({ hash }) => hash))
  const items = await readItemRegister(transaction, { inService, practices })
  const critical = new Set(practices.filter((practice) => practice.critical).map(({ id }) => id))
  const header = ['item', 'practice', 'format', 'options', 'difficulty', 'just_competent', 'floor', 'critical']
  const records = items.map((item) => [
    item.id,
    item.practice,
    item.format,
    `${item.options}`,
    `${item.difficulty}`,
    `${item.justCompetent}`,
    `${floorOf(item)}`,
    critical.has(item.practice) ? '1' : '0',
  ])
  return csvText([header, ...records])
}
