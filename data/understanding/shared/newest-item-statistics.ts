import { database } from '#data/database/database.ts'
import { ItemStatisticsSchema, type StoredItemStatistics } from './item-statistics.ts'

/** What the answers said of each of these items when they were last looked at; an item without statistics is left out. */
export async function newestItemStatistics(
  itemIds: readonly string[],
): Promise<ReadonlyMap<string, StoredItemStatistics>> {
  const rows = await database().itemStatistics.findMany({
    where: { itemId: { in: [...itemIds] } },
    select: { itemId: true, document: true },
    orderBy: { computedAt: 'asc' },
  })
  return new Map(rows.map(({ itemId, document }) => [itemId, ItemStatisticsSchema.parse(document)]))
}
