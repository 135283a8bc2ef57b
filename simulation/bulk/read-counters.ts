import type pg from 'pg'
import { dangerouslyDisconnect } from '#data/system.ts'

/** By table, how many rows and entries of indexes PostgreSQL read; and how many rows of tables that it read from end to end. */
type Counters = { readonly tables: ReadonlyMap<string, number>; readonly scans: ReadonlyMap<string, number> }

type Differences = {
  readonly rows: number
  readonly tables: ReadonlyMap<string, number>
  readonly scanned: ReadonlyMap<string, number>
}

/** What all connections have read so far. Each says it when it ends, so the application's are closed first. */
export async function counters(client: pg.Client): Promise<Counters> {
  await dangerouslyDisconnect()
  // What this connection itself has read is otherwise told up to a second later.
  await client.query('SELECT pg_stat_force_next_flush()')
  for (;;) {
    const { rows } = await client.query<{ open: number }>(
      `SELECT count(*)::integer AS open FROM pg_stat_activity
       WHERE datname = current_database() AND pid <> pg_backend_pid()`,
    )
    if (rows[0]?.open === 0) break
  }
  const { rows } = await client.query<{ name: string; scanned: string; found: string }>(
    `SELECT t.relname AS name, coalesce(t.seq_tup_read, 0) AS scanned,
       coalesce((SELECT sum(i.idx_tup_read) FROM pg_stat_user_indexes i WHERE i.relid = t.relid), 0) AS found
     FROM pg_stat_user_tables t WHERE t.schemaname = 'public'`,
  )
  return {
    tables: new Map(rows.map(({ name, scanned, found }) => [name, Number(scanned) + Number(found)])),
    scans: new Map(rows.map(({ name, scanned }) => [name, Number(scanned)])),
  }
}

/** What was read between two counts: rows in all, rows by table, and those of tables that were read from end to end. */
export function differenceOf(before: Counters, after: Counters): Differences {
  const tables = increases(before.tables, after.tables)
  const rows = [...tables.values()].reduce((sum, read) => sum + read, 0)
  return { rows, tables, scanned: increases(before.scans, after.scans) }
}

function increases(before: ReadonlyMap<string, number>, after: ReadonlyMap<string, number>): Map<string, number> {
  const differences = [...after].map(([name, count]) => [name, count - (before.get(name) ?? 0)] as const)
  return new Map(differences.filter(([, count]) => count > 0))
}
