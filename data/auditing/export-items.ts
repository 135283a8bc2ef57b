import { itemsCsv } from '#data/auditing/internal/items-csv.ts'
import { leaveTrace } from '#data/auditing/internal/leave-trace.ts'
import { curriculumInService } from '#data/curriculum/shared/curriculum.ts'
import { inReadOnlyTransaction } from '#data/database/read-only.ts'
import type { Administrator } from '#data/viewer.ts'

/** items.csv: every item that an answer may be to, with what experts say of it. */
export async function exportItems(viewer: Administrator, { now }: { now: Date }): Promise<AsyncIterable<string>> {
  const curriculum = await curriculumInService(viewer)
  await leaveTrace(viewer, 'items', { now })
  return inReadOnlyTransaction(viewer, async function* (transaction) {
    yield await itemsCsv(transaction, curriculum)
  })
}
