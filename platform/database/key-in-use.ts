import type pg from 'pg'
import { ConfigurationError } from '#platform/env.ts'
import { deriveSecret, type Keys } from '#platform/keys.ts'

/**
 * Holds all hosts of a database to one key: the first writes down a fingerprint, which tells nothing of the key, and one
 * with another key is refused before it changes a password that the others log in with. A rotated key takes the place of
 * the former one that it names. Call it while holding the migration lock.
 */
export async function requireSharedKey(owner: pg.Client, keys: Keys): Promise<void> {
  const keyIdInUse = await keyInUse(owner)
  const [fingerprint] = fingerprintsOf(keys)
  if (keyIdInUse === fingerprint) return
  if (keyIdInUse === null) {
    await owner.query(`
      CREATE SCHEMA IF NOT EXISTS curtain;
      CREATE TABLE IF NOT EXISTS curtain.key_in_use (fingerprint text NOT NULL)`)
    await owner.query('INSERT INTO curtain.key_in_use VALUES ($1)', [fingerprint])
  } else if (fingerprintsOf(keys).includes(keyIdInUse)) {
    await owner.query('UPDATE curtain.key_in_use SET fingerprint = $1', [fingerprint])
  } else {
    throw new ConfigurationError(
      'This database is used with another key: set CURTAIN_KEYS to that of the other hosts, which is in secrets/keys of the data directory of the host that was started first (docs/deployment.md, "Keys").',
    )
  }
}

/** The fingerprint of the key that a database is used with; null where nobody has used it yet. */
export async function keyInUse(owner: pg.Client): Promise<string | null> {
  const { rows: tables } = await owner.query(`SELECT to_regclass('curtain.key_in_use') IS NOT NULL AS "exists"`)
  if (tables[0]?.exists !== true) return null
  const { rows } = await owner.query<{ fingerprint: string }>('SELECT fingerprint FROM curtain.key_in_use')
  return rows[0]?.fingerprint ?? null
}

/** Of the key in use, then of those that it was rotated from. */
export function fingerprintsOf({ current, former }: Keys): string[] {
  return [current, ...former].map((key) => deriveSecret(key, 'fingerprint'))
}
