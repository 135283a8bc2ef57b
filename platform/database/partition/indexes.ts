import { createHash } from 'node:crypto'
import pg from 'pg'
import { inTransaction } from '#platform/database/transactions.ts'

const making =
  /^CREATE\s+(UNIQUE\s+)?INDEX\s+CONCURRENTLY\s+(?:IF\s+NOT\s+EXISTS\s+)?("[^"]+"|\w+)\s+ON\s+(?:ONLY\s+)?(?:"?public"?\.)?("[^"]+"|\w+)\s*(.*)$/is
const dropping = /^DROP\s+INDEX\s+CONCURRENTLY\s+(?:IF\s+EXISTS\s+)?(?:"?public"?\.)?("[^"]+"|\w+)$/i

/**
 * Makes or drops an index of a table in partitions while others work, which PostgreSQL refuses to do by itself: one partition
 * after the other is indexed concurrently, and the index of the whole table then takes these for its own at once. Run again, it
 * makes anew what had failed.
 *
 * @param statement alone, without its comments and semicolon.
 * @returns whether it was about a table in partitions; nothing was done where not.
 */
export async function indexPartitions(
  owner: pg.Client,
  statement: string,
  settings: Readonly<Record<string, string>>,
): Promise<boolean> {
  const [, dropped] = dropping.exec(statement) ?? []
  if (dropped !== undefined) {
    if ((await kindOf(owner, dropped)) !== 'I') return false
    await inTransaction(owner, settings, () => owner.query(`DROP INDEX public.${dropped}`))
    return true
  }
  const [, unique = '', index, table, rest = ''] = making.exec(statement) ?? []
  if (index === undefined || table === undefined || (await kindOf(owner, table)) !== 'p') return false
  await inTransaction(owner, settings, () => owner.query(`DROP INDEX IF EXISTS public.${index}`))
  for (const partition of await listPartitions(owner, table)) {
    const own = ownName(index, partition)
    await owner.query(`DROP INDEX CONCURRENTLY IF EXISTS ${partition.schema}.${own}`)
    await owner.query(`CREATE ${unique}INDEX CONCURRENTLY ${own} ON ${partition.schema}.${partition.name} ${rest}`)
  }
  await inTransaction(owner, settings, () => owner.query(`CREATE ${unique}INDEX ${index} ON public.${table} ${rest}`))
  return true
}

type Partition = { readonly schema: string; readonly name: string }

/** PostgreSQL cuts longer names. */
const longest = 63

/** The index’s name beside the partition’s, or as much of both as a name may be long. */
function ownName(index: string, { name: partition }: Partition): string {
  const full = `${partition.replaceAll('"', '')}_${index.replaceAll('"', '')}`
  const cut = `${full.slice(0, longest - 9)}_${createHash('sha256').update(full).digest('hex').slice(0, 8)}`
  return pg.escapeIdentifier(full.length <= longest ? full : cut)
}

async function kindOf(owner: pg.Client, relation: string): Promise<string | null> {
  const { rows } = await owner.query<{ kind: string }>(
    'SELECT relkind AS kind FROM pg_class WHERE oid = to_regclass($1)',
    [`public.${relation}`],
  )
  return rows[0]?.kind ?? null
}

async function listPartitions(owner: pg.Client, table: string): Promise<Partition[]> {
  const { rows } = await owner.query<Partition>(
    `SELECT quote_ident(nspname) AS schema, quote_ident(relname) AS name FROM pg_inherits
     JOIN pg_class c ON c.oid = inhrelid JOIN pg_namespace n ON n.oid = relnamespace WHERE inhparent = $1::regclass ORDER BY relname`,
    [`public.${table}`],
  )
  return rows
}
