import type { AnswerTable } from '#domain/comprehension/calibration/answer-table.ts'
import type { Parameters } from '#domain/comprehension/parameters.ts'
import { type ItemStatistics, itemStatistics, type ObservedAnswer } from './item-statistics.ts'
import { restAbilities } from './rest-abilities.ts'

/** What can be chosen in an item, see `itemStatistics`. Leave items out of which only right and wrong are known. */
export type ItemContents = ReadonlyMap<string, { offered: readonly string[]; key: string }>

/** The statistics of every item that was answered, from all counted answers that were not rapid guesses. */
export function assessItems(
  table: AnswerTable,
  parameters: Parameters,
  contents: ItemContents,
): Map<string, ItemStatistics> {
  const answersByItem = table.items.map((): ObservedAnswer[] => [])
  for (const { row, theta } of restAbilities(table, parameters)) {
    answersByItem[table.item[row] ?? 0]?.push({
      choice: table.choices[table.choice[row] ?? -1] ?? null,
      correct: table.correct[row] === 1,
      theta,
    })
  }
  return new Map(
    table.items.map((id, index) => [
      id,
      itemStatistics(answersByItem[index] ?? [], contents.get(id) ?? { offered: [], key: null }),
    ]),
  )
}

/** Ids of the items that must stop counting. */
export function itemsToQuarantine(statistics: ReadonlyMap<string, ItemStatistics>): Set<string> {
  const ids = [...statistics].filter(([, of]) => of.verdict === 'assessed' && of.quarantine).map(([id]) => id)
  return new Set(ids)
}
