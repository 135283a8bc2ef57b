import type pg from 'pg'
import { ConfigurationError } from '#platform/env.ts'

/** The most partitions that a table may be in: each costs every statement that does not name an organisation. */
const most = 256

/** A number of partitions as it is typed; 1 is one table. */
export function partitionsIn(text: string | undefined): number {
  const number = Number(text)
  if (text === undefined || !/^\d+$/.test(text) || number < 1 || number > most || (number & (number - 1)) !== 0)
    throw new ConfigurationError(
      `--partitions takes a power of two up to ${most} (16 is enough for most), or 1 for one table, and not ${text ?? 'nothing'}.`,
    )
  return number
}

/** Throws where anybody else is connected to the database, or has left a transaction for later. */
export async function requireAlone(owner: pg.Client): Promise<void> {
  const { rows } = await owner.query<{ who: string }>(
    `SELECT format('%s (%s)', usename, count(*)) AS who FROM pg_stat_activity
     WHERE datname = current_database() AND pid <> pg_backend_pid() AND usename IS NOT NULL
       AND coalesce(backend_type, 'client backend') = 'client backend' GROUP BY usename
     UNION ALL
     SELECT format('the prepared transaction %s', gid) FROM pg_prepared_xacts WHERE database = current_database()
     ORDER BY 1`,
  )
  if (rows.length > 0)
    throw new ConfigurationError(
      `The installation must stand still, and others are connected to its database: ${rows.map(({ who }) => who).join(', ')}. Stop Curtain on every host, and a pooler, and try again.`,
    )
}

/**
 * How many bytes the database's disk must have free: for the rows once more with their indexes, for sorting the largest of
 * these, and for what is written ahead.
 */
export async function bytesForCopy(owner: pg.Client, table: string): Promise<number> {
  const { rows } = await owner.query<{ bytes: string }>(
    `SELECT sum(pg_total_relation_size(c.oid)) * 1.3 + 1024 * 1024 * 1024 AS bytes FROM pg_class c
     WHERE c.oid = $1::regclass OR c.oid IN (SELECT inhrelid FROM pg_inherits WHERE inhparent = $1::regclass)`,
    [table],
  )
  return Math.ceil(Number(rows[0]?.bytes))
}

/** @param free of the database's disk; null where this machine cannot know. */
export function requireRoom(needed: number, free: number | null): void {
  if (free === null || free >= needed) return
  throw new ConfigurationError(
    `The disk of the database needs ${gigabytes(needed)} free for the copy and has ${gigabytes(free)}.`,
  )
}

export const gigabytes = (bytes: number) => `${(bytes / 1e9).toFixed(1)} GB`
