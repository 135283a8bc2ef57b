/**
 * What runs by itself and has no viewer. Each name says that it is dangerous; call these from jobs and scripts alone.
 * Signing in, which has no viewer yet, is in people/sign-in.ts.
 */
import { z } from 'zod'
import { database, disconnectDatabase } from './database/database.ts'
import { readOfAll } from './database/read.ts'
import { sql } from './database/sql.ts'

/** Whether PostgreSQL answers within the time given, in milliseconds. */
export async function databaseIsReachable({ withinMs }: { withinMs: number }): Promise<boolean> {
  const tooLate = new Promise<false>((resolve) => {
    setTimeout(() => resolve(false), withinMs).unref()
  })
  const answered = readOfAll(z.unknown(), sql`SELECT 1`).then(
    () => true,
    () => false,
  )
  return Promise.race([answered, tooLate])
}

/** For the end of a process. */
export const dangerouslyDisconnect = disconnectDatabase

/** Housekeeping: sessions and tokens whose time is over, in all organisations. Returns how many went. */
export async function dangerouslyDeleteExpired({ now }: { now: Date }): Promise<number> {
  const [row] = await readOfAll(
    z.object({ deleted: z.number() }),
    sql`SELECT delete_expired(${now}::timestamptz) AS deleted`,
  )
  return row?.deleted ?? 0
}

/** Every organisation, for a job that then works inside each. */
export async function dangerouslyListOrganisations(): Promise<string[]> {
  const rows = await readOfAll(z.object({ id: z.string() }), sql`SELECT organisation_ids() AS id`)
  return rows.map(({ id }) => id)
}

/** When a job last finished; null: never. */
export async function dangerouslyLastFinished(job: string): Promise<Date | null> {
  const run = await database().jobRun.findUnique({ where: { name: job }, select: { finishedAt: true } })
  return run?.finishedAt ?? null
}

export async function dangerouslyNoteFinished(job: string, { now }: { now: Date }): Promise<void> {
  await database().jobRun.upsert({
    where: { name: job },
    create: { name: job, finishedAt: now },
    update: { finishedAt: now },
  })
}
