import { setTimeout as pause } from 'node:timers/promises'
import type pg from 'pg'
import { PgBoss } from 'pg-boss'

/** Asks the worker for what its timetable would have it do, as the queue does, and waits until it is done. */
export type Rounds = {
  readonly night: (day: number) => Promise<void>
  readonly notices: () => Promise<void>
  /** Until the worker has sent what it can send now. False: something is still claimed, by a worker that is gone. */
  readonly mails: () => Promise<boolean>
  /** Until a worker that was killed is there again, and has done what it does when it starts. */
  readonly untilStartedAgain: (kill: () => void) => Promise<void>
  /** Until nothing is under way. */
  readonly settle: () => Promise<void>
  readonly stop: () => Promise<void>
}

const lookMs = 25
const patienceMs = 120_000
const mailPatienceMs = 4000

/** Every night; what measures and learns, once a week, so that a year of it does not take longer than all else. */
const nightly = ['enrolments', 'retention', 'snapshot', 'follow-up-scheduling', 'replay']
const weekly = ['effects']

/** Lets the queue keep no timetable of its own: its hours are the machine's. Before the worker starts. */
export async function withoutTimetable(owner: pg.Pool): Promise<void> {
  await owner.query(`
    CREATE FUNCTION moved.nothing() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NULL; END';
    CREATE TRIGGER nothing BEFORE INSERT ON pgboss.schedule FOR EACH ROW EXECUTE FUNCTION moved.nothing()`)
}

export async function startRounds(owner: pg.Pool, ownerUrl: string): Promise<Rounds> {
  const boss = new PgBoss({
    connectionString: ownerUrl,
    migrate: false,
    createSchema: false,
    supervise: false,
    schedule: false,
  })
  boss.on('error', () => {})
  await boss.start()
  const run = async (names: readonly string[]) => {
    for (const name of names) await boss.send(name)
    const until = performance.now() + patienceMs
    for (;;) {
      const { rows } = await owner.query<{ name: string; state: string }>(
        `SELECT DISTINCT name, state::text FROM pgboss.job WHERE state IN ('created', 'active', 'retry', 'failed') AND name NOT LIKE '\\_\\_%'`,
      )
      const failed = rows.filter(({ state }) => state === 'retry' || state === 'failed')
      if (failed.length > 0) throw new Error(`A job failed: ${failed.map(({ name }) => name).join(', ')}`)
      if (rows.length === 0) return
      if (performance.now() > until) throw new Error(`Not done: ${rows.map(({ name }) => name).join(', ')}`)
      await pause(lookMs)
    }
  }
  return {
    night: async (day) => {
      await run([...nightly, ...(day % 7 === 0 ? weekly : [])].map((name) => `${name}-due`))
      if (day % 7 === 0) await run(['housekeeping', 'recalibration'])
    },
    notices: () => run(['notices-due', 'webhooks-due']),
    mails: async () => {
      const until = performance.now() + mailPatienceMs
      for (;;) {
        const { rows } = await owner.query<{ due: boolean }>(
          `SELECT claimed_at IS NULL AS due FROM mail WHERE status = 'waiting' AND (claimed_at IS NOT NULL OR next_try_at <= moved.now())`,
        )
        if (rows.length === 0) return true
        if (performance.now() > until && !rows.some(({ due }) => due)) return false
        if (performance.now() > until + patienceMs) throw new Error(`${rows.length} mails are not sent`)
        await pause(lookMs)
      }
    },
    untilStartedAgain: async (kill) => {
      // The last that it asks for when it starts.
      const asked = `SELECT count(*)::int AS times FROM pgboss.job WHERE name = 'effects-due'`
      const times = async () => (await owner.query<{ times: number }>(asked)).rows[0]?.times ?? 0
      const before = await times()
      kill()
      const until = performance.now() + patienceMs
      while ((await times()) <= before) {
        if (performance.now() > until) throw new Error('The worker did not start again')
        await pause(lookMs)
      }
      await run([])
    },
    settle: () => run([]),
    stop: () => boss.stop({ graceful: false }),
  }
}
