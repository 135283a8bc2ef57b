import { z } from 'zod'
import type { ApiClient } from '#data/api-client.ts'
import { moment } from '#data/database/columns.ts'
import { call } from '#data/database/database.ts'
import { entryOf } from '#data/database/entry.ts'
import { readInOrganisation } from '#data/database/read.ts'
import { sql } from '#data/database/sql.ts'

const keepLook = {
  name: 'keep_api_look',
  text: 'SELECT keep_api_look(enter_organisation($1), $2, $3, $4, $5, $6) AS kept',
  row: z.object({ kept: moment }),
}

/**
 * Keeps which programme fetched what these people have completed or understand, for them to see and in the audit trail:
 * committed before any of it leaves. Once an hour for a programme and the same people.
 *
 * @param look.asked the one person whom the programme asked for, null: not one alone. That nothing is found of them says something
 * too.
 */
export async function keepApiLook(
  client: ApiClient,
  look: { what: 'completion' | 'understanding'; asked: string | null; personIds: readonly string[]; now: Date },
): Promise<void> {
  const { what, asked, personIds, now } = look
  const isAbsent = asked !== null && !personIds.includes(asked) && (await isHere(client, asked))
  const people = [...new Set(isAbsent ? [...personIds, asked] : personIds)]
  if (people.length === 0) return
  await call(keepLook, [entryOf(client), client.tokenId, client.tokenName, what, people, now])
}

async function isHere(client: ApiClient, personId: string): Promise<boolean> {
  const lookRows = await readInOrganisation(
    client,
    z.object({ id: z.string() }),
    sql`SELECT person.id FROM person WHERE person.organisation_id = ${client.organisationId}::uuid AND person.id = ${personId}::uuid`,
  )
  return lookRows.length > 0
}
