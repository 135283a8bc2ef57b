import pg from 'pg'
import { connectionTo } from '#platform/database/connection.ts'
import { isForWantOfDatabase } from '#platform/database/want-of-database.ts'
import { databaseAppUrl } from '#platform/env.ts'
import { logError } from '#platform/log.ts'

/** `not-writable`: it answers, and takes nothing: its disk is full, or it is a copy that only reads. */
export type Reachability = 'ok' | 'unreachable' | 'not-writable'

/** Anyone who asks whether PostgreSQL is there hears so within this, whatever state it is in. */
const patienceMs = 1500
/** How long an answer holds: many pages at once ask once. */
const freshMs = 200
const writtenFreshMs = 5000
/** A connection that has lasted says nothing of whether PostgreSQL still lets the process in: it is made anew after this. */
const connectionAgeMs = 30_000
/** PostgreSQL's code for a disk that is full. */
const diskFull = '53100'

let connection: pg.Client | null = null
let connectedAt = Number.NEGATIVE_INFINITY
let statementsAtWork = 0
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
  const isOld = statementsAtWork === 0 && performance.now() - connectedAt > connectionAgeMs
  statementsAtWork++
  try {
    if (isOld) await closeReachable()
    connection ??= await connect()
    await connection.query(statement)
    return null
  } catch (error) {
    noteWant(error)
    // An error of the statement alone leaves the connection as it was; anything else may have broken it.
    if (error instanceof pg.DatabaseError) return error.code ?? 'unknown'
    await closeReachable()
    return 'lost'
  } finally {
    statementsAtWork--
  }
}

async function connect(): Promise<pg.Client> {
  const client = connectionTo(databaseAppUrl(), {
    connectionTimeoutMillis: patienceMs,
    query_timeout: patienceMs,
    application_name: 'curtain health',
  })
  client.on('error', () => {
    if (connection === client) connection = null
  })
  await client.connect()
  connectedAt = performance.now()
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

/** Whether something failed for want of the database, or while it does not answer: then trying again in a moment may succeed. */
export async function failedForWantOfDatabase(error: unknown): Promise<boolean> {
  if (!isForWantOfDatabase(error)) return !(await databaseAnswers())
  noteWant(error)
  return true
}

/** How often the log says why pages are not there, while they are not. */
const notedEveryMs = 60_000
let notedAt = Number.NEGATIVE_INFINITY

/** Who asks is told to try again. Why, is for who can set it right. */
function noteWant(error: unknown): void {
  if (performance.now() - notedAt < notedEveryMs) return
  notedAt = performance.now()
  logError('PostgreSQL does not do what it is asked, and requests are answered with 503', error)
}
