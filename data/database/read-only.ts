import pg from 'pg'
import { databaseAppUrl } from '#platform/env.ts'

/** One organisation's rows as they are at one moment, read in batches however many there are. */
export type Snapshot = {
  /** The rows of a query, so many at a time; `$1`, `$2` … stand for its values. What it returns is trusted. */
  readonly batches: <Row extends pg.QueryResultRow>(
    text: string,
    values: readonly unknown[],
    options?: { readonly size: number },
  ) => AsyncGenerator<Row[]>
  /** The rows of a query of which there are few. */
  readonly all: <Row extends pg.QueryResultRow>(text: string, values: readonly unknown[]) => Promise<Row[]>
}

const rowsABatch = 5000
/** Somebody who stops reading in the middle of a download is let go of after this. */
const idleMs = 5 * 60 * 1000
/** More downloads than this at once wait for one another: pages come first. */
const atOnce = 2

let open = 0
const waiting: (() => void)[] = []

/**
 * Reads under row-level security in one read-only transaction that sees what was committed when it began, on a
 * connection of its own, so that a long download takes none away from pages. Ends however the work ends, also when
 * whoever takes the pieces stops taking them.
 */
export async function* fromSnapshot<Piece>(
  { organisationId }: { readonly organisationId: string },
  work: (snapshot: Snapshot) => AsyncIterable<Piece>,
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
      yield* work(snapshotOn(client))
    } finally {
      await client.end()
    }
  } finally {
    leavePlace()
  }
}

function snapshotOn(client: pg.Client): Snapshot {
  let cursors = 0
  return {
    async *batches<Row extends pg.QueryResultRow>(
      text: string,
      values: readonly unknown[],
      { size } = { size: rowsABatch },
    ) {
      cursors += 1
      const name = `cursor_${cursors}`
      await client.query(`DECLARE ${name} NO SCROLL CURSOR FOR ${text}`, [...values])
      for (;;) {
        const { rows } = await client.query<Row>(`FETCH ${size} FROM ${name}`)
        if (rows.length > 0) yield rows
        if (rows.length < size) break
      }
      await client.query(`CLOSE ${name}`)
    },
    all: async <Row extends pg.QueryResultRow>(text: string, values: readonly unknown[]) =>
      (await client.query<Row>(text, [...values])).rows,
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
