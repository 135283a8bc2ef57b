import pg from 'pg'
import { databaseReplicaUrl, databaseTimeout } from '#platform/env.ts'
import { log } from '#platform/log.ts'
import { forgetPool, notePool } from './pools.ts'

/** A replica that is further behind is not read: milliseconds. The job queue writes each minute, so one that follows is never that far. */
const mostBehindMs = 5 * 60_000
/** So long what was found of it holds: milliseconds. */
const lookAgainAfterMs = 5000
const connectWithinMs = 2000

type Replica = { readonly url: string; readonly pool: pg.Pool; near: Promise<boolean>; until: number }

let replica: Replica | undefined

/**
 * The replica that may be read now: null where none is named, where it does not answer, is too far behind, or follows nobody any
 * more, as one that was made the primary: what it has then is not what the others write to.
 */
export async function nearReplica(): Promise<{ readonly url: string; readonly pool: pg.Pool } | null> {
  const url = databaseReplicaUrl()
  if (url === undefined) return null
  if (replica?.url !== url) {
    await closeReplica()
    replica = { url, pool: poolOf(url), near: Promise.resolve(false), until: 0 }
  }
  const knownReplica = replica
  if (Date.now() >= knownReplica.until) {
    const before = knownReplica.near
    knownReplica.until = Date.now() + lookAgainAfterMs
    knownReplica.near = isNear(knownReplica.pool)
    void tellChange(before, knownReplica.near)
  }
  return (await knownReplica.near) ? knownReplica : null
}

/** It has just failed: for a few seconds nobody asks it. */
export function leaveReplica(): void {
  if (replica === undefined) return
  void tellChange(replica.near, Promise.resolve(false))
  replica.near = Promise.resolve(false)
  replica.until = Date.now() + lookAgainAfterMs
}

/** For the end of a process and of a test. */
export async function closeReplica(): Promise<void> {
  const closing = replica
  replica = undefined
  if (closing === undefined) return
  forgetPool(closing.pool)
  await closing.pool.end()
}

function poolOf(url: string): pg.Pool {
  const timeout = databaseTimeout()
  // Half of a page's time at most: the other half is for asking the database itself.
  const query_timeout = timeout === undefined ? undefined : timeout / 2
  const pool = new pg.Pool({ connectionString: url, max: 10, connectionTimeoutMillis: connectWithinMs, query_timeout })
  // A connection that is lost while it waits is replaced by the next query; without a listener it would end the process.
  pool.on('error', () => {})
  notePool(pool)
  return pool
}

async function isNear(pool: pg.Pool): Promise<boolean> {
  try {
    const { rows } = await pool.query<{ near: boolean | null }>(
      `SELECT pg_is_in_recovery() AND pg_last_xact_replay_timestamp() > now() - $1 * interval '1 ms' AS near`,
      [mostBehindMs],
    )
    return rows[0]?.near === true
  } catch {
    return false
  }
}

async function tellChange(before: Promise<boolean>, after: Promise<boolean>): Promise<void> {
  const [was, is] = await Promise.all([before, after])
  if (was && !is) log('warning', 'the replica is not read: it is away, behind, or follows nobody', {})
  if (!was && is) log('info', 'reports read the replica', {})
}
