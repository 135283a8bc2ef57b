import type { Forgetting } from '#domain/comprehension/forgetting.ts'
import type { ExpertItem } from '#domain/comprehension/item.ts'
import { assessItems, type ItemContents, itemsToQuarantine } from '#domain/comprehension/items/assess-items.ts'
import type { ItemStatistics } from '#domain/comprehension/items/item-statistics.ts'
import type { AnswerTable } from './answer-table.ts'
import { type Calibration, calibrate } from './calibrate.ts'
import { type RefitForgetting, refitForgetting } from './refit-forgetting.ts'

export type Recalibration = {
  calibration: Calibration
  statistics: Map<string, ItemStatistics>
  /** Items that no longer count, with their reason in `statistics`. The code that stores the result tells people. */
  quarantine: ReadonlySet<string>
  forgetting: RefitForgetting
}

/**
 * The nightly job: calibrates with the forgetting that is assumed, learns forgetting from there, assesses the items, and where any must
 * be quarantined calibrates again without them. It knows nothing of what an organisation decided about an item: that is
 * for this organisation's own parameters (`afterReading`). Answers are never changed.
 */
export function recalibrate(
  table: AnswerTable,
  items: readonly ExpertItem[],
  options: { contents: ItemContents; forgetting: Forgetting },
): Recalibration {
  const first = calibrate(table, items, { forgetting: options.forgetting })
  const forgetting = refitForgetting(table, first.parameters)
  const statistics = assessItems(table, first.parameters, options.contents)
  const quarantine = itemsToQuarantine(statistics)
  const unchanged = quarantine.size === 0 && forgetting.forgetting === options.forgetting
  const calibration = unchanged ? first : calibrate(table, items, { forgetting: forgetting.forgetting, quarantine })
  return { calibration, statistics, quarantine, forgetting }
}
