import pg from 'pg'
import type { z } from 'zod'
import { databaseAppUrl } from '#platform/env.ts'
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
/** Someone who stops reading in the middle of a download is cut off after this. */
const idleMs = 5 * 60 * 1000
/** More downloads than this at once wait for one another: pages come first. */
const atOnce = 2

let open = 0
const waiting: (() => void)[] = []

/**
 * Reads under row-level security in one read-only transaction that sees what was committed when it began, on a
 * connection of its own, so that a long download takes none away from pages. Ends however the work ends, also when
 * the reader of the pieces stops taking them.
 */
export async function* inReadOnlyTransaction<Piece>(
  { organisationId }: { readonly organisationId: string },
  work: (transaction: ReadOnlyTransaction) => AsyncIterable<Piece>,
): AsyncGenerator<Piece> {
  await takePlace()
  try {
    const client = new pg.Client({ connectionString: databaseAppUrl() })
    // A connection that is lost fails the query under way; without a listener it would end the process.
    client.on('error', () => {})
    await client.connect()
    try {
      await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY')
      await client.query(
        `SELECT set_config('app.organisation_id', $1, true), set_config('idle_in_transaction_session_timeout', $2, true)`,
        [organisationId, `${idleMs}`],
      )
      yield* work(transactionOn(client))
    } finally {
      await client.end()
    }
  } finally {
    leavePlace()
  }
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

async function takePlace(): Promise<void> {
  if (open >= atOnce) await new Promise<void>((go) => waiting.push(go))
  else open += 1
}

function leavePlace(): void {
  const next = waiting.shift()
  if (next === undefined) open -= 1
  else next()
}
