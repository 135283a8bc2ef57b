import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type pg from 'pg'
import { from as copyFrom } from 'pg-copy-streams'
import { ConfigurationError } from '#platform/env.ts'
import { quote, securityOf, tablesOf } from './catalogue.ts'
import { BrokenBackup, type Frame, type Header, type Sequence, type TableEnd, type TableStart } from './frames.ts'
import { setAside } from './set-aside.ts'
import { copyOut, withoutTimeouts } from './write-backup.ts'

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
    const { ends, starts } = await fill(owner, tables, frames, onTable)
    for (const start of starts) await compare(owner, start, ends.get(start.table))
    for (const statement of putBack) await owner.query(statement)
    await compareSecurity(owner, header)
    await owner.query('COMMIT')
    await owner.query('ANALYZE')
    return { tables: starts.length, rows: [...ends.values()].reduce((sum, { rows }) => sum + rows, 0) }
  } catch (error) {
    await owner.query('ROLLBACK').catch(() => {})
    throw error
  }
}

async function fill(
  owner: pg.Client,
  tables: readonly TableStart[],
  frames: AsyncGenerator<Frame>,
  onTable?: (table: TableEnd) => void,
): Promise<{ starts: TableStart[]; ends: Map<string, TableEnd> }> {
  const columnsByTable = new Map(tables.map(({ table, columns }) => [table, new Set(columns)]))
  const starts: TableStart[] = []
  const ends = new Map<string, TableEnd>()
  for (let next = await frames.next(); next.done !== true; next = await frames.next()) {
    const { letter, body } = next.value
    if (letter === 'T') {
      const columns = columnsByTable.get(body.table)
      if (
        columns === undefined ||
        columns.size !== body.columns.length ||
        !body.columns.every((name) => columns.has(name))
      )
        throw new BrokenBackup(`The table ${body.table} has other columns than its migrations make.`)
      const end = await copyIn(owner, body, frames)
      starts.push(body)
      ends.set(body.table, end)
      onTable?.(end)
    } else if (letter === 'S') for (const sequence of body) await setSequence(owner, sequence)
    else if (letter === 'Z' && (body.tables !== starts.length || starts.length !== columnsByTable.size))
      throw new BrokenBackup('It does not hold every table.')
  }
  return { starts, ends }
}

/** Copies a table's rows in, up to the end of the table. */
async function copyIn(
  owner: pg.Client,
  { table, columns }: TableStart,
  frames: AsyncGenerator<Frame>,
): Promise<TableEnd> {
  let end: TableEnd | null = null
  async function* rows(): AsyncGenerator<Buffer> {
    for (;;) {
      const { value, done } = await frames.next()
      if (done === true) throw new BrokenBackup('It ends in the middle of a table.')
      if (value.letter === 'D') yield value.body
      else if (value.letter === 'E' && value.body.table === table) {
        end = value.body
        return
      } else throw new BrokenBackup(`The table ${table} has no end.`)
    }
  }
  const sql = `COPY public.${quote(table)} (${columns.map(quote).join(', ')}) FROM STDIN`
  await pipeline(Readable.from(rows(), { objectMode: false }), owner.query(copyFrom(sql)))
  if (end === null) throw new BrokenBackup(`The table ${table} has no end.`)
  return end
}

async function setSequence(owner: pg.Client, { name, lastValue, isCalled }: Sequence): Promise<void> {
  await owner.query('SELECT setval($1::regclass, $2::bigint, $3)', [`public.${quote(name)}`, lastValue, isCalled])
}

async function compare(owner: pg.Client, start: TableStart, tableEnd: TableEnd | undefined): Promise<void> {
  const rows = copyOut(owner, start)
  let next = await rows.next()
  while (next.done !== true) next = await rows.next()
  const { value: restoreCounts } = next
  if (tableEnd?.rows !== restoreCounts.rows || tableEnd.sha256 !== restoreCounts.sha256)
    throw new BrokenBackup(
      `The table ${start.table} is not what was written: ${restoreCounts.rows} rows, and ${tableEnd?.rows ?? 'none'} were expected. Nothing was restored.`,
    )
}

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
