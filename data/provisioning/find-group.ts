import { readerIn } from '#data/database/read.ts'
import type { Provider } from '#data/viewer.ts'
import type { GroupRow } from './group-row.ts'
import { readGroupRow } from './internal/read-group-row.ts'

/** One group; null: there is none. */
export async function findGroup(
  provider: Provider,
  groupId: string,
  { members }: { members: 'with' | 'without' },
): Promise<GroupRow | null> {
  return readGroupRow(readerIn(provider), { organisationId: provider.organisationId, groupId, members })
}
