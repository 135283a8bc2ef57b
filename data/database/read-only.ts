import type pg from 'pg'
import type { z } from 'zod'
import { type Entering, entryOf } from './entry.ts'
import { type LongReadConnection, leaveLongReadConnection, takeLongReadConnection } from './long-read-connections.ts'
import { takePlace } from './places.ts'
import { type Query, textOfQuery } from './sql.ts'

/** One organisation's rows as they are at one moment, read in batches however many there are. */
export type ReadOnlyTransaction = {
  /** The rows of a query, each parsed, so many at a time. */
  readonly batches: <Row>(
    row: z.ZodType<Row>,
    query: Query,
    options?: { readonly size: number },
  ) => AsyncGenerator<Row[]>
  /** The rows of a query of which there are few. */
  readonly all: <Row>(row: z.ZodType<Row>, query: Query) => Promise<Row[]>
}

const rowsABatch = 5000
/** How patient it is, in milliseconds. */
export type Patience = {
  /** Someone who stops taking pieces in the middle of a download is cut off after this. */
  readonly idleMs: number
  /** And whoever takes them one by one, after this. */
  readonly longestMs: number
  /** So long one waits for a place while other downloads are under way. */
  readonly waitMs: number
}
const usual: Patience = { idleMs: 2 * 60_000, longestMs: 2 * 60 * 60_000, waitMs: 30_000 }

/**
 * Reads under row-level security in one read-only transaction that sees what was committed when it began, on a
 * connection of its own, so that a long download takes none away from pages. Ends however the work ends, also when
 * the reader of the pieces stops taking them or stalls: then taking the next piece fails, for half is not to pass for
 * the whole. Throws NoPlaceError where too many are under way.
 */
export async function* inReadOnlyTransaction<Piece>(
  entering: Entering,
  work: (transaction: ReadOnlyTransaction) => AsyncIterable<Piece>,
  patience: Partial<Patience> = {},
): AsyncGenerator<Piece> {
  const { idleMs, longestMs, waitMs } = { ...usual, ...patience }
  const leavePlace = await takePlace(entering.organisationId, { waitMs })
  let connection: LongReadConnection
  try {
    connection = await takeLongReadConnection((client) => begin(client, entering, { idleMs }))
  } catch (error) {
    leavePlace()
    throw error
  }
  const { client } = connection
  client.on('error', leavePlace)
  client.on('end', leavePlace)
  // A database that is frozen never says goodbye.
  const letGo = () => client.end().catch(() => {})
  const deadline = setTimeout(() => {
    leavePlace()
    letGo()
  }, longestMs).unref()
  let isWhole = false
  try {
    yield* work(transactionOn(client))
    await client.query('COMMIT')
    isWhole = true
  } finally {
    clearTimeout(deadline)
    client.off('error', leavePlace)
    client.off('end', leavePlace)
    leavePlace()
    if (isWhole) leaveLongReadConnection(connection)
    else await letGo()
  }
}

/** Between two batches the transaction is idle until the reader asks for more: PostgreSQL ends one that is for too long. */
async function begin(client: pg.Client, entering: Entering, { idleMs }: { idleMs: number }): Promise<void> {
  await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY')
  await client.query(`SELECT enter_organisation($1), set_config('idle_in_transaction_session_timeout', $2, true)`, [
    entryOf(entering),
    `${idleMs}`,
  ])
}

function transactionOn(client: pg.Client): ReadOnlyTransaction {
  let cursors = 0
  return {
    async *batches<Row>(row: z.ZodType<Row>, query: Query, { size } = { size: rowsABatch }) {
      cursors += 1
      const name = `cursor_${cursors}`
      await client.query(`DECLARE ${name} NO SCROLL CURSOR FOR ${textOfQuery(query)}`, [...query.values])
      for (;;) {
        const { rows } = await client.query<pg.QueryResultRow>(`FETCH ${size} FROM ${name}`)
        if (rows.length > 0) yield rows.map((each) => row.parse(each))
        if (rows.length < size) break
      }
      await client.query(`CLOSE ${name}`)
    },
    async all<Row>(row: z.ZodType<Row>, query: Query) {
      const { rows } = await client.query<pg.QueryResultRow>(textOfQuery(query), [...query.values])
      return rows.map((each) => row.parse(each))
    },
  }
}
