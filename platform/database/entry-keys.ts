import { createHmac } from 'node:crypto'
import type pg from 'pg'

const blockBytes = 64

/**
 * What entries to an organisation are sealed under, HMAC-SHA-256: from each key that passwords' hashes are sealed under,
 * which the web process has and nobody else.
 *
 * @param passwordKeys as passwordKeysOf() writes them: the one in use first.
 */
export function entryKeysOf(passwordKeys: string): [Buffer, ...Buffer[]] {
  const [first = '', ...former] = passwordKeys.split(',')
  return [entryKeyOf(first), ...former.map(entryKeyOf)]
}

function entryKeyOf(key: string): Buffer {
  return createHmac('sha256', Buffer.from(key, 'hex')).update('curtain: entry to an organisation').digest()
}

/**
 * Gives current_organisation() the keys that it holds the web process's entries to, in a table that the owner alone reads:
 * in schema curtain, as all that Prisma knows nothing of. PostgreSQL has SHA-256 and no HMAC, so the key is kept as RFC 2104
 * uses it: with the inner and with the outer padding. Call it while holding the migration lock, before the functions.
 */
export async function keepEntryKeys(owner: pg.Client, passwordKeys: string): Promise<void> {
  const pads = entryKeysOf(passwordKeys).map((key) => ({ inner: padKey(key, 0x36), outer: padKey(key, 0x5c) }))
  const inner = pads.map((pad) => pad.inner)
  const { rows } = await owner.query(`SELECT to_regclass('curtain.entry_key') IS NOT NULL AS "exists"`)
  if (rows[0]?.exists !== true) {
    await owner.query(`
      CREATE SCHEMA IF NOT EXISTS curtain;
      CREATE TABLE curtain.entry_key (inner_pad bytea NOT NULL PRIMARY KEY, outer_pad bytea NOT NULL)`)
  }
  await owner.query(
    'INSERT INTO curtain.entry_key SELECT * FROM unnest($1::bytea[], $2::bytea[]) ON CONFLICT (inner_pad) DO NOTHING',
    [inner, pads.map((pad) => pad.outer)],
  )
  await owner.query('DELETE FROM curtain.entry_key WHERE inner_pad <> ALL ($1::bytea[])', [inner])
}

function padKey(key: Buffer, pad: number): Buffer {
  return Buffer.alloc(blockBytes, pad).map((byte, place) => byte ^ (key[place] ?? 0)) as Buffer
}
