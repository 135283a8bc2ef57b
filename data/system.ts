/**
 * What runs by itself and has no viewer. Each name says that it is dangerous; call these from jobs and scripts alone.
 * Signing in, which has no viewer yet, is in people/sign-in.ts.
 */
import { z } from 'zod'
import { moment } from './database/columns.ts'
import { database, disconnectDatabase } from './database/database.ts'
import { closeLongReadConnections } from './database/long-read-connections.ts'
import { NoPlaceError } from './database/places.ts'
import { countConnections } from './database/pools.ts'
import { closeReachable, databaseAnswers, databaseState, failedForWantOfDatabase } from './database/reachable.ts'
import { readOfAll } from './database/read.ts'
import { sql } from './database/sql.ts'

/** Whether PostgreSQL is there, and takes what is written: known within about three seconds, whatever state it is in. */
export const dangerouslyAskDatabaseState = databaseState
/** Whether it answers: known within a second and a half. */
export const dangerouslyAskDatabase = databaseAnswers
/** Whether something failed because it does not answer, gives no connection or could not finish; the log has why. */
export const dangerouslyTellWantOfDatabase = failedForWantOfDatabase

/** Whether a long read was refused because too many are under way. */
export function dangerouslyIsForWantOfPlace(error: unknown): boolean {
  return error instanceof NoPlaceError
}

/** For the end of a process. */
export async function dangerouslyDisconnect(): Promise<void> {
  await Promise.all([disconnectDatabase(), closeReachable(), closeLongReadConnections()])
}

/** Housekeeping: sessions and tokens whose time is over, in all organisations. Returns how many went. */
export async function dangerouslyDeleteExpiredRows({ now }: { now: Date }): Promise<number> {
  const [row] = await readOfAll(
    z.object({ deleted: z.number() }),
    sql`SELECT delete_expired(${now}::timestamptz) AS deleted`,
  )
  return row?.deleted ?? 0
}

/** Housekeeping: counts what PostgreSQL plans by of tables in partitions, which it does not do by itself. Returns how many there are. */
export async function dangerouslyAnalysePartitions(): Promise<number> {
  const [row] = await readOfAll(z.object({ analysed: z.number() }), sql`SELECT analyse_partitioned() AS analysed`)
  return row?.analysed ?? 0
}

/** When a job last finished; null: never. */
export async function dangerouslyLastFinishOf(job: string): Promise<Date | null> {
  const run = await database().jobRun.findUnique({ where: { name: job }, select: { finishedAt: true } })
  return run?.finishedAt ?? null
}

export async function dangerouslyNoteFinish(job: string, { now }: { now: Date }): Promise<void> {
  await database().jobRun.upsert({
    where: { name: job },
    create: { name: job, finishedAt: now },
    update: { finishedAt: now },
  })
}

/** Connections of this process to the database. */
export const dangerouslyCountConnections = countConnections

const Work = z.object({
  outbox: z.object({ waiting: z.number(), failed: z.number(), oldestSeconds: z.number() }),
  jobs: z.array(z.object({ name: z.string(), state: z.string(), count: z.number() })),
  finished: z.array(z.object({ name: z.string(), at: moment })),
})

/** What waits in the outbox and in the queue, and when each nightly job last finished: for those who watch the worker. */
export async function dangerouslyCountWork(): Promise<z.output<typeof Work>> {
  const [work] = await readOfAll(
    Work,
    sql`
      SELECT
        (SELECT jsonb_build_object('waiting', o.waiting, 'failed', o.failed, 'oldestSeconds', o.oldest_seconds)
          FROM outbox_counts(now()) o) AS outbox,
        (SELECT coalesce(jsonb_agg(to_jsonb(j)), '[]') FROM (
          SELECT name, state::text, count(*)::integer AS count FROM pgboss.job
          WHERE state IN ('created', 'retry', 'active', 'failed') GROUP BY name, state) j) AS jobs,
        (SELECT coalesce(jsonb_agg(jsonb_build_object('name', r.name, 'at', r.finished_at)), '[]') FROM job_run r) AS finished`,
  )
  if (work === undefined) throw new Error('The work could not be counted')
  return work
}
