import pg from 'pg'
import { databaseAppUrl } from '#platform/env.ts'

/** `not-writable`: it answers, and takes nothing: its disk is full, or it is a copy that only reads. */
export type Reachability = 'ok' | 'unreachable' | 'not-writable'

/** Anyone who asks whether PostgreSQL is there hears so within this, whatever state it is in. */
const patienceMs = 1500
/** How long an answer holds: many pages at once ask once. */
const freshMs = 200
const writtenFreshMs = 5000
/** PostgreSQL's code for a disk that is full. */
const diskFull = '53100'

let connection: pg.Client | null = null
let asking: Promise<boolean> | null = null
let answeredAt = Number.NEGATIVE_INFINITY
let writtenAt = Number.NEGATIVE_INFINITY

/**
 * Whether PostgreSQL answers now. Asked on a connection of its own, so that a database that is frozen holds none of those
 * that pages need, and the other way round.
 */
export function databaseAnswers(): Promise<boolean> {
  if (performance.now() - answeredAt < freshMs) return Promise.resolve(true)
  asking ??= succeeds('SELECT 1').finally(() => {
    asking = null
  })
  return asking.then((answered) => {
    if (answered) answeredAt = performance.now()
    return answered
  })
}

/** The same, and whether it takes what is written. */
export async function databaseState(): Promise<Reachability> {
  if (!(await databaseAnswers())) return 'unreachable'
  if (performance.now() - writtenAt < writtenFreshMs) return 'ok'
  if (!(await takesWrites())) return (await databaseAnswers()) ? 'not-writable' : 'unreachable'
  writtenAt = performance.now()
  return 'ok'
}

/**
 * A row is written over, which a disk that is full still takes where there is room in the row's own page. So a mebibyte of disk is
 * used as well, for a moment: what a function gives goes into a file of PostgreSQL's where memory may hold so little.
 */
async function takesWrites(): Promise<boolean> {
  const writeFailure = await failureOf(`
    INSERT INTO rate_limit (key, points, expire) VALUES ('health', 1, now())
    ON CONFLICT (key) DO UPDATE SET expire = excluded.expire`)
  if (writeFailure !== null) return false
  return (await failureOf(`SET LOCAL work_mem = '64kB'; SELECT count(*) FROM generate_series(1, 60000)`)) !== diskFull
}

async function succeeds(statement: string): Promise<boolean> {
  return (await failureOf(statement)) === null
}

/** PostgreSQL's code of what a statement failed with, or a text where it was not PostgreSQL that said so; null: it did not. */
async function failureOf(statement: string): Promise<string | null> {
  try {
    connection ??= await connect()
    await connection.query(statement)
    return null
  } catch (error) {
    // An error of the statement alone leaves the connection as it was; anything else may have broken it.
    if (error instanceof pg.DatabaseError) return error.code ?? 'unknown'
    await closeReachable()
    return 'lost'
  }
}

async function connect(): Promise<pg.Client> {
  const client = new pg.Client({
    connectionString: databaseAppUrl(),
    connectionTimeoutMillis: patienceMs,
    query_timeout: patienceMs,
    application_name: 'curtain health',
  })
  client.on('error', () => {
    if (connection === client) connection = null
  })
  await client.connect()
  return client
}

/** Ends the connection without waiting for a server that may never answer. */
export async function closeReachable(): Promise<void> {
  const closing = connection
  connection = null
  answeredAt = Number.NEGATIVE_INFINITY
  writtenAt = Number.NEGATIVE_INFINITY
  if (closing === null) return
  const closure = closing.end().catch(() => {})
  await Promise.race([closure, new Promise((resolve) => setTimeout(resolve, 200).unref())])
}

/** PostgreSQL's classes of errors that say that it could not work, and not that it was asked for something wrong. */
const wantCodes = /^(08...|53...|57P0.|57014|58...|25006)$/
const wantTexts =
  /timeout|ECONN|EPIPE|ENOTFOUND|EAI_AGAIN|ETIMEDOUT|Connection terminated|not queryable|Can't reach database|closed the connection/i

/** Whether something failed for want of the database: then trying again in a moment may succeed. */
export function isForWantOfDatabase(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  const code = 'code' in error && typeof error.code === 'string' ? error.code : ''
  // As PostgreSQL says it, whichever copy of its driver has heard it.
  if (error instanceof pg.DatabaseError || 'severity' in error) return wantCodes.test(code)
  if (/^P(1001|1002|1008|1017|2024|2028)$/.test(code) || wantTexts.test(`${code} ${error.message}`)) return true
  if (error instanceof AggregateError) return error.errors.some(isForWantOfDatabase)
  return isForWantOfDatabase(error.cause)
}
