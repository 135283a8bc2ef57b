import { z } from 'zod'
import type { ApiClient } from '#data/api-client.ts'
import { moment } from '#data/database/columns.ts'
import { call } from '#data/database/database.ts'
import { entryOf } from '#data/database/entry.ts'

const keepLook = {
  name: 'keep_api_look',
  text: 'SELECT keep_api_look(enter_organisation($1), $2, $3, $4, $5, $6) AS kept',
  row: z.object({ kept: moment }),
}

/**
 * Keeps which programme fetched what these people have completed or understand, for them to see and in the audit trail:
 * committed before any of it leaves. Once an hour for a programme and the same people.
 */
export async function keepApiLook(
  client: ApiClient,
  { what, personIds, now }: { what: 'completion' | 'understanding'; personIds: readonly string[]; now: Date },
): Promise<void> {
  const people = [...new Set(personIds)]
  if (people.length === 0) return
  await call(keepLook, [entryOf(client), client.tokenId, client.tokenName, what, people, now])
}
