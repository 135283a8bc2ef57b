import pg from 'pg'
import { inTransaction } from '#platform/database/transactions.ts'
import { ConfigurationError } from '#platform/env.ts'
import { countPartitions } from './count-partitions.ts'
import { describeTable } from './describe-table.ts'
import { readTableParts, type TableParts } from './table-parts.ts'

/** Where partitions stand: nobody but the owner may even name one. What reads `public` finds the whole table and nothing twice. */
export const partitionSchema = 'partitions'

const settings = {
  search_path: 'public',
  statement_timeout: '0',
  idle_in_transaction_session_timeout: '0',
  lock_timeout: '3000',
  maintenance_work_mem: '512MB',
  work_mem: '256MB',
  row_security: 'on',
}

export type TableSum = { readonly rows: number; readonly checksum: string }

/**
 * Spreads a table over so many partitions by a hash of the organisation, or with 1 makes it one table again: whole or not at
 * all, since it is one transaction, in which nobody else reads or writes the table. Every row is counted and summed before and
 * after, and all that the catalogue says of the table must be what it said.
 *
 * @param onStep is told what is being done next.
 */
export async function partitionTable(
  owner: pg.Client,
  { table, partitions, onStep = () => {} }: { table: string; partitions: number; onStep?: (step: string) => void },
): Promise<TableSum> {
  const now = await countPartitions(owner, table)
  if (now === partitions)
    throw new ConfigurationError(
      partitions === 1 ? `${table} is one table already.` : `${table} is in ${partitions} partitions already.`,
    )
  try {
    return await inTransaction(owner, settings, () => replace(owner, { table, partitions, onStep }))
  } catch (error) {
    throw told(error, table)
  }
}

async function replace(
  owner: pg.Client,
  { table, partitions, onStep }: { table: string; partitions: number; onStep: (step: string) => void },
): Promise<TableSum> {
  const [old, made] = [`public.${pg.escapeIdentifier(table)}`, `public.${pg.escapeIdentifier(`${table}_being_made`)}`]
  await owner.query(`LOCK TABLE ${old} IN ACCESS EXCLUSIVE MODE`)
  const before = await describeTable(owner, table)
  const parts = await readTableParts(owner, table)
  // The owner too is held to row-level security; of a table that is about to go, nothing may be hidden from the copy.
  await owner.query(`ALTER TABLE ${old} NO FORCE ROW LEVEL SECURITY`)
  await makeEmpty(owner, { made, old, table, partitions, parts })
  // While the copy has that name, its rules cannot be added by the name of the table.
  for (const statement of parts.before)
    await owner.query(statement.replace(`ALTER TABLE ${called(table)} `, `ALTER TABLE ${made} `))

  onStep('counting')
  const was = await countAndSum(owner, old, parts)
  onStep(`copying ${was.rows} rows`)
  const columns = parts.columns.join(', ')
  await owner.query(`INSERT INTO ${made} (${columns}) SELECT ${columns} FROM ${old}`)
  onStep('counting again')
  const is = await countAndSum(owner, made, parts)
  if (is.rows !== was.rows || is.checksum !== was.checksum)
    throw new Error(
      `${table} was copied wrongly: ${was.rows} rows (${was.checksum}) became ${is.rows} (${is.checksum}).`,
    )

  for (const statement of parts.takeDown) await owner.query(statement)
  await owner.query(`DROP TABLE ${old}`)
  await owner.query(`ALTER TABLE ${made} RENAME TO ${pg.escapeIdentifier(table)}`)
  for (const statement of parts.after) {
    onStep(statement)
    await owner.query(statement)
  }
  await closePartitions(owner, table)
  requireSame(table, before, await describeTable(owner, table))
  onStep('analysing')
  await owner.query(`ANALYZE ${old}`)
  return was
}

const called = (table: string) => `public.${/^[a-z_][a-z0-9_]*$/.test(table) ? table : pg.escapeIdentifier(table)}`

async function makeEmpty(
  owner: pg.Client,
  {
    made,
    old,
    table,
    partitions,
    parts,
  }: { made: string; old: string; table: string; partitions: number; parts: TableParts },
): Promise<void> {
  const including = ['DEFAULTS', 'GENERATED', 'IDENTITY', 'STORAGE', 'COMPRESSION', 'COMMENTS']
  const like = `(LIKE ${old} ${including.map((what) => `INCLUDING ${what}`).join(' ')})`
  const storage = parts.settings.length === 0 ? '' : ` WITH (${parts.settings.join(', ')})`
  if (partitions === 1) {
    await owner.query(`CREATE TABLE ${made} ${like}${storage}`)
  } else {
    await owner.query(
      `CREATE SCHEMA IF NOT EXISTS ${partitionSchema}; REVOKE ALL ON SCHEMA ${partitionSchema} FROM PUBLIC`,
    )
    await owner.query(`CREATE TABLE ${made} ${like} PARTITION BY HASH (organisation_id)`)
    const digits = `${partitions - 1}`.length
    for (let remainder = 0; remainder < partitions; remainder++) {
      const name = pg.escapeIdentifier(`${table}_${`${remainder}`.padStart(digits, '0')}_of_${partitions}`)
      await owner.query(
        `CREATE TABLE ${partitionSchema}.${name} PARTITION OF ${made} FOR VALUES WITH (MODULUS ${partitions}, REMAINDER ${remainder})${storage}`,
      )
    }
  }
  await owner.query(`ALTER TABLE ${made} OWNER TO ${parts.owner}`)
}

/** As many rows, and the same sum of their hashes, in whatever order they lie. */
async function countAndSum(owner: pg.Client, table: string, { columns }: TableParts): Promise<TableSum> {
  const { rows } = await owner.query<{ rows: string; checksum: string }>(
    `SELECT count(*) AS rows, coalesce(sum(hash_record_extended(ROW(${columns.join(', ')}), 0)), 0)::text AS checksum FROM ${table}`,
  )
  return { rows: Number(rows[0]?.rows), checksum: rows[0]?.checksum ?? '' }
}

/**
 * A partition can be read by its own name, past the policies of its table: so it has row-level security of its own, which
 * lets nobody but the owner see anything, and nobody has a right to it.
 */
async function closePartitions(owner: pg.Client, table: string): Promise<void> {
  const { rows } = await owner.query<{ statement: string }>(
    `SELECT format('ALTER TABLE %1$s ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
       CREATE POLICY owner_sees_all ON %1$s TO %2$s USING (true) WITH CHECK (true); REVOKE ALL ON %1$s FROM PUBLIC', oid::regclass, relowner::regrole)
       || coalesce((SELECT format('; REVOKE ALL ON %s FROM %s', c.oid::regclass, string_agg(DISTINCT grantee::regrole::text, ', '))
         FROM aclexplode(relacl) WHERE grantee NOT IN (0, relowner) HAVING count(*) > 0), '') AS statement
     FROM pg_inherits JOIN pg_class c ON c.oid = inhrelid WHERE inhparent = $1::regclass ORDER BY relname`,
    [`public.${pg.escapeIdentifier(table)}`],
  )
  for (const { statement } of rows) await owner.query(statement)
}

function requireSame(table: string, before: readonly string[], after: readonly string[]): void {
  const lost = before.filter((line) => !after.includes(line))
  const added = after.filter((line) => !before.includes(line))
  if (lost.length + added.length === 0) return
  throw new ConfigurationError(
    `${table} has something that cannot be taken over, so nothing was changed:\n${[...lost.map((line) => `- ${line}`), ...added.map((line) => `+ ${line}`)].join('\n')}`,
  )
}

const reasons: Readonly<Record<string, string>> = {
  '55P03': 'someone else works with it',
  '53100': 'the disk of the database is full',
  '2BP01': 'something else in the database rests on it',
  '54000': 'it would need more of something than PostgreSQL allows',
  '53200': 'PostgreSQL has no room for so many locks or so much memory',
}

/** What an operator can do something about, in a line. */
function told(error: unknown, table: string): unknown {
  if (!(error instanceof pg.DatabaseError)) return error
  const reason = reasons[error.code ?? '']
  if (reason === undefined) return error
  return new ConfigurationError(
    `${table} was left as it was, because ${reason} (${[error.message, error.detail, error.hint].filter(Boolean).join(' ')}).`,
  )
}
