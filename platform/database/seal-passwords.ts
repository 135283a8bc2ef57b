import type pg from 'pg'
import { openHash, sealedUnder, sealHash } from '#platform/password.ts'

const atOnce = 500

/** What is sealed, for each person or for each organisation. */
const sealedColumns = [
  { table: 'credential', column: 'password_hash', of: 'person_id' },
  { table: 'second_factor', column: 'sealed', of: 'person_id' },
  { table: 'sign_on', column: 'client_secret', of: 'organisation_id' },
] as const
/** What is sealed under keys of its own, which the worker has too. */
const webhookColumns = [
  { table: 'webhook', column: 'secret', of: 'id' },
  { table: 'webhook', column: 'former_secret', of: 'id' },
] as const
type SealedColumn = (typeof sealedColumns | typeof webhookColumns)[number]

/**
 * Seals every password's hash that is not sealed under the key in use: those of before there were keys, and those of a
 * former key; and second factors and the secrets of single sign-on likewise. In batches of their own transactions; nobody waits
 * for it. What no key opens stays as it is: its owner chooses a new password by mail, and an administrator removes their second
 * factor, or enters the provider's secret again.
 *
 * @param keys as passwordKeysOf() writes them.
 * @returns how many were sealed.
 */
export async function sealPasswords(owner: pg.Client, keys: string): Promise<number> {
  return sealColumns(owner, keys, sealedColumns)
}

/** The same for what webhooks' messages are signed with: `keys` as webhookKeysOf() writes them. */
export async function sealWebhookSecrets(owner: pg.Client, keys: string): Promise<number> {
  return sealColumns(owner, keys, webhookColumns)
}

async function sealColumns(owner: pg.Client, keys: string, columns: readonly SealedColumn[]): Promise<number> {
  let sealedCount = 0
  for (const place of columns) sealedCount += await sealColumn(owner, keys, place)
  return sealedCount
}

async function sealColumn(owner: pg.Client, keys: string, { table, column, of }: SealedColumn): Promise<number> {
  let sealedCount = 0
  let after = ['00000000-0000-0000-0000-000000000000', '00000000-0000-0000-0000-000000000000']
  for (;;) {
    const { rows } = await owner.query<{ organisation_id: string; whose: string; kept: string }>(
      `SELECT organisation_id, ${of} AS whose, ${column} AS kept FROM ${table}
       WHERE NOT starts_with(${column}, $1) AND (organisation_id, ${of}) > ($2::uuid, $3::uuid)
       ORDER BY organisation_id, ${of} LIMIT ${atOnce}`,
      [sealedUnder(keys), ...after],
    )
    const last = rows.at(-1)
    if (last === undefined) return sealedCount
    after = [last.organisation_id, last.whose]
    const changes = rows.flatMap((row) => {
      const plainHash = openHash(row.kept, keys)
      return plainHash === null ? [] : [{ ...row, sealed: sealHash(plainHash, keys) }]
    })
    // What was changed meanwhile is sealed already.
    const { rowCount } = await owner.query(
      `UPDATE ${table} c SET ${column} = n.sealed
       FROM unnest($1::uuid[], $2::uuid[], $3::text[], $4::text[]) n(organisation_id, whose, before, sealed)
       WHERE c.organisation_id = n.organisation_id AND c.${of} = n.whose AND c.${column} = n.before`,
      [
        changes.map((row) => row.organisation_id),
        changes.map((row) => row.whose),
        changes.map((row) => row.kept),
        changes.map((row) => row.sealed),
      ],
    )
    sealedCount += rowCount ?? 0
  }
}
