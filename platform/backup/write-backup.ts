import { createHash } from 'node:crypto'
import type pg from 'pg'
import { to as copyTo } from 'pg-copy-streams'
import project from '#package.json' with { type: 'json' }
import { appliedMigrations } from '#platform/database/applied-migrations.ts'
import { keyInUse } from '#platform/database/key-in-use.ts'
import { settleSession } from '#platform/database/session-settings.ts'
import { quote, requireAllRows, securityOf, sequencesOf, type Table, tablesOf } from './catalogue.ts'
import { frameBytes, type TableEnd } from './frames.ts'

/**
 * For a transaction that copies: it takes its time, and reads each table from its beginning and by itself, where a big one may
 * else be read from its middle on and by several at once.
 */
export const withoutTimeouts = `
  SET LOCAL statement_timeout = 0; SET LOCAL idle_in_transaction_session_timeout = 0;
  SET LOCAL synchronize_seqscans = off; SET LOCAL max_parallel_workers_per_gather = 0`

/**
 * Everything that an installation holds, as the frames of a backup: one consistent view of the database, taken while
 * everybody works. The job queue is left out: start makes it anew, and what is to be done follows from the data. `owner` is
 * a connection of the tables' owner that nobody else uses meanwhile.
 *
 * @param onTable is told of each table once it is written.
 */
export async function* writeBackup(
  owner: pg.Client,
  { now, onTable }: { now: Date; onTable?: (table: TableEnd) => void },
): AsyncGenerator<Buffer> {
  // What is copied is written as the settings of the session say, and compared with what a restored database writes.
  await settleSession(owner)
  await owner.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY')
  try {
    await owner.query(withoutTimeouts)
    await requireAllRows(owner)
    const tables = await tablesOf(owner)
    yield frameBytes({
      letter: 'H',
      body: {
        format: 1,
        version: project.version,
        writtenAt: now.toISOString(),
        migrations: await appliedMigrations(owner),
        keyFingerprint: await keyInUse(owner),
        security: await securityOf(owner),
      },
    })
    let rows = 0
    for (const table of tables) {
      yield frameBytes({ letter: 'T', body: { table: table.table, columns: table.columns } })
      const rowsOut = copyOut(owner, table)
      let next = await rowsOut.next()
      for (; next.done !== true; next = await rowsOut.next()) yield frameBytes({ letter: 'D', body: next.value })
      rows += next.value.rows
      onTable?.(next.value)
      yield frameBytes({ letter: 'E', body: next.value })
    }
    yield frameBytes({ letter: 'S', body: await sequencesOf(owner) })
    yield frameBytes({ letter: 'Z', body: { tables: tables.length, rows } })
  } finally {
    await owner.query('ROLLBACK').catch(() => {})
  }
}

/**
 * A table's rows as PostgreSQL copies them out, in the order in which they lie, one partition after the other; at the end how
 * many, and their hash. In a transaction that is `withoutTimeouts`.
 */
export async function* copyOut(
  owner: pg.Client,
  { table, columns, inPartitions }: Table,
): AsyncGenerator<Buffer, TableEnd> {
  const [name, list] = [`public.${quote(table)}`, columns.map(quote).join(', ')]
  const stream = owner.query(
    copyTo(inPartitions ? `COPY (SELECT ${list} FROM ${name}) TO STDOUT` : `COPY ${name} (${list}) TO STDOUT`),
  )
  const hash = createHash('sha256')
  for await (const chunk of stream) {
    const rows: Buffer = chunk
    hash.update(rows)
    yield rows
  }
  return { table, rows: stream.rowCount, sha256: hash.digest('hex') }
}
