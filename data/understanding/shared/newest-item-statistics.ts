import { z } from 'zod'
import { moment } from '#data/database/columns.ts'
import { readOfAll } from '#data/database/read.ts'
import { sql } from '#data/database/sql.ts'
import type { Parameters } from '#domain/comprehension/parameters.ts'
import { ItemStatisticsSchema, type StoredItemStatistics } from './item-statistics.ts'

const StatisticsRow = z.object({ item_id: z.string(), document: ItemStatisticsSchema, computed_at: moment })

export type NewestStatistics = {
  readonly byItem: ReadonlyMap<string, StoredItemStatistics>
  /** When the newest of them were computed; null: there are none. */
  readonly asOf: Date | null
}

/**
 * What the answers said of each of these items when they were last looked at; an item without statistics is left out. Whether
 * one is in quarantine is as these parameters say, for an organisation may have decided that itself.
 */
export async function newestItemStatistics(
  itemIds: readonly string[],
  { parameters }: { readonly parameters: Parameters },
): Promise<NewestStatistics> {
  const rows = await readOfAll(
    StatisticsRow,
    sql`
      SELECT newest.item_id, newest.document, newest.computed_at FROM unnest(${itemIds}::text[]) asked (id)
      CROSS JOIN LATERAL (
        SELECT s.item_id, s.document, s.computed_at FROM item_statistics s
        WHERE s.item_id = asked.id ORDER BY s.computed_at DESC LIMIT 1) newest`,
  )
  const byItem = new Map(
    rows.map(({ item_id, document }) => [
      item_id,
      { ...document, quarantined: parameters.items[item_id]?.quarantined ?? document.quarantined },
    ]),
  )
  const times = rows.map(({ computed_at }) => computed_at.getTime())
  return { byItem, asOf: times.length === 0 ? null : new Date(Math.max(...times)) }
}
