import pg from 'pg'
import { ConfigurationError } from '#platform/env.ts'
import type { Sequence, TableStart } from './frames.ts'

export const quote = (name: string) => pg.escapeIdentifier(name)

/** What Prisma and start keep of their own work, which each database has for itself. */
const ownBookkeeping = '_prisma_migrations'

export type Table = TableStart & {
  /** Whether its rows lie in partitions, which stand in a schema of their own and are no tables of the application. */
  readonly inPartitions: boolean
}

/** Every table of the application with the columns that are stored, in an order that is the same everywhere. */
export async function tablesOf(owner: pg.Client): Promise<Table[]> {
  const { rows } = await owner.query<Table>(
    `SELECT c.relname AS "table", array_agg(a.attname::text ORDER BY a.attname) AS columns, c.relkind = 'p' AS "inPartitions"
     FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
     WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p') AND c.relname <> $1 AND a.attgenerated = ''
     GROUP BY c.oid ORDER BY c.relname COLLATE "C"`,
    [ownBookkeeping],
  )
  return rows
}

export async function sequencesOf(owner: pg.Client): Promise<Sequence[]> {
  const { rows: names } = await owner.query<{ name: string }>(
    `SELECT relname AS name FROM pg_class
     WHERE relnamespace = 'public'::regnamespace AND relkind = 'S' ORDER BY relname COLLATE "C"`,
  )
  const sequences: Sequence[] = []
  for (const { name } of names) {
    const { rows } = await owner.query<Omit<Sequence, 'name'>>(
      `SELECT last_value::text AS "lastValue", is_called AS "isCalled" FROM public.${quote(name)}`,
    )
    sequences.push(...rows.map((row) => ({ name, ...row })))
  }
  return sequences
}

/**
 * What row-level security says: of each table whether it is on and forced, and each policy, with whether it is the owner's.
 * Which process each of the others is for is made so by start (platform/database/rights.ts).
 */
export async function securityOf(owner: pg.Client): Promise<string[]> {
  const { rows } = await owner.query<{ line: string }>(
    `SELECT concat_ws(' | ', c.relname, c.relrowsecurity, c.relforcerowsecurity) AS line
     FROM pg_class c WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p') AND c.relname <> $1
     UNION ALL
     SELECT concat_ws(' | ', tablename, policyname, permissive, cmd, qual, with_check,
       CASE WHEN current_user = ANY (roles) THEN 'owner' ELSE 'processes' END)
     FROM pg_policies WHERE schemaname = 'public'`,
    [ownBookkeeping],
  )
  // Start makes policies ask once a statement; before it does they ask for each row, and say the same.
  const askedOnce = /\( SELECT (current_organisation\(\)) AS current_organisation\)/g
  return rows.map(({ line }) => line.replaceAll(askedOnce, '$1')).sort()
}

/** Throws where a table would hide rows from who asks: a backup must have all of them. */
export async function requireAllRows(owner: pg.Client): Promise<void> {
  const { rows } = await owner.query<{ table: string }>(
    `SELECT c.relname AS "table" FROM pg_class c
     WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p') AND row_security_active(c.oid)
       AND NOT EXISTS (
         SELECT FROM pg_policies p
         WHERE p.schemaname = 'public' AND p.tablename = c.relname AND p.qual = 'true' AND current_user = ANY (p.roles))
       OR c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p') AND NOT pg_has_role(c.relowner, 'USAGE')
     ORDER BY 1`,
  )
  if (rows.length > 0)
    throw new ConfigurationError(
      `DATABASE_URL must name the owner of the tables: its login cannot see every row of ${rows.map(({ table }) => table).join(', ')}.`,
    )
}
