import type pg from 'pg'
import { ConfigurationError } from '#platform/env.ts'
import { deriveSecret, type Keys } from '#platform/keys.ts'

/**
 * Holds all hosts of a database to one key: the first writes down a fingerprint, which tells nothing of the key, and one
 * with another key is refused before it changes a password that the others log in with. A rotated key takes the place of
 * the former one that it names. Call it while holding the migration lock.
 */
export async function requireSharedKey(owner: pg.Client, { current, former }: Keys): Promise<void> {
  const fingerprint = deriveSecret(current, 'fingerprint')
  const { rows: tables } = await owner.query(`SELECT to_regclass('curtain.key_in_use') IS NOT NULL AS "exists"`)
  if (tables[0]?.exists !== true) {
    await owner.query(`
      CREATE SCHEMA IF NOT EXISTS curtain;
      CREATE TABLE curtain.key_in_use (fingerprint text NOT NULL)`)
  }
  const { rows } = await owner.query<{ fingerprint: string }>('SELECT fingerprint FROM curtain.key_in_use')
  const known = rows[0]?.fingerprint
  if (known === fingerprint) return
  if (known === undefined) {
    await owner.query('INSERT INTO curtain.key_in_use VALUES ($1)', [fingerprint])
  } else if (former.some((key) => deriveSecret(key, 'fingerprint') === known)) {
    await owner.query('UPDATE curtain.key_in_use SET fingerprint = $1', [fingerprint])
  } else {
    throw new ConfigurationError(
      'This database is used with another key: set CURTAIN_KEYS to that of the other hosts, which is in secrets/keys of the data directory of the host that was started first (docs/deployment.md, "Keys").',
    )
  }
}
