import { createHash } from 'node:crypto'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type pg from 'pg'
import { from as copyFrom } from 'pg-copy-streams'
import { ConfigurationError } from '#platform/env.ts'
import { quote, securityOf, type Table, tablesOf } from './catalogue.ts'
import { BrokenBackup, type Frame, type Header, type Sequence, type TableEnd } from './frames.ts'
import { RowSum } from './row-sum.ts'
import { setAside } from './set-aside.ts'
import { copyOut, withoutTimeouts } from './write-backup.ts'

/** What was read of a table; the sum of its rows where they are spread over partitions, and so lie in another order. */
type Filled = { readonly table: Table; readonly end: TableEnd; readonly sum: string | null }

type RestoreCounts = { readonly tables: number; readonly rows: number }

/**
 * Fills a database, which has the migrations that the backup names and no more, with what follows the header: all or
 * nothing. Every table is copied out again and compared with what was written, and row-level security with what it was.
 *
 * @param onTable is told of each table once it is filled.
 */
export async function restoreBackup(
  owner: pg.Client,
  header: Header,
  frames: AsyncGenerator<Frame>,
  { onTable }: { onTable?: (table: TableEnd) => void } = {},
): Promise<RestoreCounts> {
  await owner.query('BEGIN')
  try {
    await owner.query(`${withoutTimeouts}; SET LOCAL maintenance_work_mem = '256MB'; SET LOCAL synchronous_commit = on`)
    const putBack = await setAside(owner)
    const tables = await tablesOf(owner)
    await owner.query(`TRUNCATE ${tables.map(({ table }) => `public.${quote(table)}`).join(', ')}`)
    const filled = await fill(owner, tables, frames, onTable)
    for (const each of filled) await compare(owner, each)
    for (const statement of putBack) await owner.query(statement)
    await compareSecurity(owner, header)
    await owner.query('COMMIT')
    await owner.query('ANALYZE')
    return { tables: filled.length, rows: filled.reduce((sum, { end }) => sum + end.rows, 0) }
  } catch (error) {
    await owner.query('ROLLBACK').catch(() => {})
    throw error
  }
}

async function fill(
  owner: pg.Client,
  tables: readonly Table[],
  frames: AsyncGenerator<Frame>,
  onTable?: (table: TableEnd) => void,
): Promise<Filled[]> {
  const known = new Map(tables.map((table) => [table.table, table]))
  const filled: Filled[] = []
  for (let next = await frames.next(); next.done !== true; next = await frames.next()) {
    const { letter, body } = next.value
    if (letter === 'T') {
      const table = known.get(body.table)
      if (
        table === undefined ||
        table.columns.length !== body.columns.length ||
        !body.columns.every((name) => table.columns.includes(name))
      )
        throw new BrokenBackup(`The table ${body.table} has other columns than its migrations make.`)
      const copied = await copyIn(owner, { ...table, columns: body.columns }, frames)
      filled.push(copied)
      onTable?.(copied.end)
    } else if (letter === 'S') for (const sequence of body) await setSequence(owner, sequence)
    else if (letter === 'Z' && (body.tables !== filled.length || filled.length !== known.size))
      throw new BrokenBackup('It does not hold every table.')
  }
  return filled
}

/** Copies a table's rows in, up to the end of the table. */
async function copyIn(owner: pg.Client, table: Table, frames: AsyncGenerator<Frame>): Promise<Filled> {
  const spread = table.inPartitions ? { hash: createHash('sha256'), sum: new RowSum() } : null
  const ends: TableEnd[] = []
  async function* rows(): AsyncGenerator<Buffer> {
    for (;;) {
      const { value, done } = await frames.next()
      if (done === true) throw new BrokenBackup('It ends in the middle of a table.')
      if (value.letter === 'D') {
        spread?.hash.update(value.body)
        spread?.sum.add(value.body)
        yield value.body
      } else if (value.letter === 'E' && value.body.table === table.table) {
        ends.push(value.body)
        return
      } else throw new BrokenBackup(`The table ${table.table} has no end.`)
    }
  }
  const sql = `COPY public.${quote(table.table)} (${table.columns.map(quote).join(', ')}) FROM STDIN`
  await pipeline(Readable.from(rows(), { objectMode: false }), owner.query(copyFrom(sql)))
  const [written] = ends
  if (written === undefined) throw new BrokenBackup(`The table ${table.table} has no end.`)
  // What is compared by its sum is first what was written.
  if (spread !== null && spread.hash.digest('hex') !== written.sha256) throw notWritten(table.table)
  return { table, end: written, sum: spread?.sum.digest() ?? null }
}

async function setSequence(owner: pg.Client, { name, lastValue, isCalled }: Sequence): Promise<void> {
  await owner.query('SELECT setval($1::regclass, $2::bigint, $3)', [`public.${quote(name)}`, lastValue, isCalled])
}

async function compare(owner: pg.Client, { table, end: written, sum }: Filled): Promise<void> {
  const again = sum === null ? null : new RowSum()
  const rows = copyOut(owner, table)
  let next = await rows.next()
  for (; next.done !== true; next = await rows.next()) again?.add(next.value)
  const { value: restored } = next
  const isSame = again === null ? written.sha256 === restored.sha256 : again.digest() === sum
  if (written.rows !== restored.rows || !isSame)
    throw notWritten(table.table, `: ${restored.rows} rows, and ${written.rows} were expected`)
}

const notWritten = (table: string, more = '') =>
  new BrokenBackup(`The table ${table} is not what was written${more}. Nothing was restored.`)

async function compareSecurity(owner: pg.Client, header: Header): Promise<void> {
  const now = await securityOf(owner)
  const differs = [
    ...header.security.filter((line) => !now.includes(line)),
    ...now.filter((line) => !header.security.includes(line)),
  ]
  if (differs.length > 0)
    throw new ConfigurationError(
      `Row-level security would not be what it was where the backup was made. Nothing was restored. It differs in:\n${differs.join('\n')}`,
    )
}
