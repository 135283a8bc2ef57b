import { readerIn } from '#data/database/read.ts'
import type { Provider } from '#data/viewer.ts'
import { readUserRow } from './internal/read-user-row.ts'
import type { UserRow } from './user-row.ts'

/** One user; null: there is none, or the directory has deleted it. */
export async function findUser(provider: Provider, userId: string): Promise<UserRow | null> {
  return readUserRow(readerIn(provider), { organisationId: provider.organisationId, userId })
}
