import { PrismaPg } from '@prisma/adapter-pg'
import pg from 'pg'
import { ZodError, type z } from 'zod'
import { type Prisma, PrismaClient } from '#data/generated/client.ts'
import { databaseAppUrl, databaseTimeout, isPooledByTransaction } from '#platform/env.ts'
import { traceDatabase } from '#platform/tracing/traced.ts'
import { type Entering, entryOf } from './entry.ts'
import { OneAtATime } from './one-at-a-time.ts'
import { forgetPool, notePool } from './pools.ts'
import { closeReplica, leaveReplica, nearReplica } from './replica.ts'

/** Raw queries go through read.ts, which parses each row. */
type RawMethod = '$queryRaw' | '$queryRawUnsafe' | '$queryRawTyped'
export type Transaction = Omit<Prisma.TransactionClient, RawMethod>
export type Database = Omit<PrismaClient, RawMethod>

type Connections = { readonly pool: pg.Pool; readonly client: PrismaClient }

let connections: Connections | undefined

function connect(): Connections {
  const timeout = databaseTimeout()
  // The client's own deadline is for a database that is frozen; the server's ends what the client has given up. A pooler that
  // gives a connection to each transaction takes no such parameter: it has a deadline of its own.
  const ofServer = isPooledByTransaction() ? {} : { statement_timeout: timeout }
  const deadlines =
    timeout === undefined ? {} : { connectionTimeoutMillis: timeout, query_timeout: timeout, ...ofServer }
  const pool = new pg.Pool({ connectionString: databaseAppUrl(), max: 10, Client: OneAtATime, ...deadlines })
  // A connection that is lost while it waits is replaced by the next query; without a listener it would end the process.
  pool.on('error', () => {})
  notePool(pool)
  return { pool, client: new PrismaClient({ adapter: new PrismaPg(pool) }) }
}

/** The application's own connections, under row-level security: outside `inOrganisation` a query finds nothing. */
export function database(): Database {
  return prisma()
}

function prisma(): PrismaClient {
  connections ??= connect()
  return connections.client
}

/**
 * One statement with the schema of its rows. With a name, each connection parses and plans it once. `$1`, `$2` … stand for
 * its values.
 */
export type Call<Row> = { readonly name?: string; readonly text: string; readonly row: z.ZodType<Row> }

/**
 * One round trip on the same connections, past the query builder, which costs three times as much: for the functions of
 * the database. Throws where a row is not what the schema says.
 */
export async function call<Row>(statement: Call<Row>, values: readonly unknown[]): Promise<Row[]> {
  connections ??= connect()
  return ask(connections.pool, statement, values)
}

/**
 * The same for a report that is of some time ago anyhow: of the replica where one is near, else, and where that fails, of the
 * database itself.
 */
export async function callReplica<Row>(statement: Call<Row>, values: readonly unknown[]): Promise<Row[]> {
  const replica = await nearReplica()
  if (replica === null) return call(statement, values)
  try {
    return await ask(replica.pool, statement, values)
  } catch (error) {
    if (error instanceof ZodError) throw error
    leaveReplica()
    return call(statement, values)
  }
}

async function ask<Row>(pool: pg.Pool, { name, text, row }: Call<Row>, values: readonly unknown[]): Promise<Row[]> {
  const nameOption = name === undefined || isPooledByTransaction() ? {} : { name }
  const { rows } = await traceDatabase(name ?? 'statement', () =>
    pool.query<pg.QueryResultRow>({ text, values: [...values], ...nameOption }),
  )
  return rows.map((each) => row.parse(each))
}

/** Closes the pool; the next query would open another. For the end of a process and of a test. */
export async function disconnectDatabase(): Promise<void> {
  const closing = connections
  connections = undefined
  if (closing !== undefined) forgetPool(closing.pool)
  await closing?.client.$disconnect()
  await closing?.pool.end()
  await closeReplica()
}

/**
 * One transaction that sees one organisation's rows, and no other's. An audit event in it is in the name of who enters.
 * Everything inside happens or nothing does; a function that changes something writes its audit event in here too. What
 * only reads needs none: see read.ts.
 */
export async function inOrganisation<Result>(
  entering: Entering,
  work: (transaction: Transaction) => Promise<Result>,
  /** How long it may take in all: more than the usual for a nightly job's writing alone. */
  { timeoutMs = 5000 }: { timeoutMs?: number } = {},
): Promise<Result> {
  return traceDatabase('transaction', () =>
    prisma().$transaction(
      async (transaction) => {
        await transaction.$executeRaw`SELECT enter_organisation(${entryOf(entering)})`
        return work(transaction)
      },
      // Where many ask at once, waiting for a connection is better than being turned away.
      { timeout: timeoutMs, maxWait: timeoutMs },
    ),
  )
}
