import type { StoredItemStatistics } from '#data/understanding/shared/item-statistics.ts'
import { type AnswerTable, CONFIDENCES } from '#domain/comprehension/calibration/answer-table.ts'
import type { Confidence } from '#domain/comprehension/item.ts'
import type { ItemStatistics } from '#domain/comprehension/items/item-statistics.ts'
import { overconfidence } from '#domain/comprehension/overconfidence.ts'
import { itemParameters, type Parameters } from '#domain/comprehension/parameters.ts'
import type { Difference } from './group-differences.ts'

/** What is stored of every item that was ever answered, by its id. */
export function statisticsDocuments(
  table: AnswerTable,
  parameters: Parameters,
  {
    statistics,
    differences,
  }: { statistics: ReadonlyMap<string, ItemStatistics>; differences: ReadonlyMap<string, readonly Difference[]> },
): Record<string, StoredItemStatistics> {
  const statedAnswers = table.items.map((): { confidence: Confidence | null; correct: boolean }[] => [])
  for (const [row, item] of table.item.entries())
    statedAnswers[item]?.push({
      confidence: CONFIDENCES[table.confidence[row] ?? 0] ?? null,
      correct: table.correct[row] === 1,
    })
  return Object.fromEntries(
    table.items.flatMap((id, index): [string, StoredItemStatistics][] => {
      const ofItem = statistics.get(id)
      if (ofItem === undefined) return []
      const { practice, quarantined } = itemParameters(parameters, id)
      const { n, ...rest } = overconfidence(statedAnswers[index] ?? [])
      const commonFields = { practice, quarantined, answers: ofItem.answers, stated: { answers: n, ...rest } }
      if (ofItem.verdict === 'too-few-answers') return [[id, { verdict: 'too-few-answers', ...commonFields }]]
      const { verdict, facility, pointBiserial, options, flags } = ofItem
      const ofGroups = [...(differences.get(id) ?? [])]
      return [[id, { verdict, ...commonFields, facility, pointBiserial, options, flags, differences: ofGroups }]]
    }),
  )
}
