import { setTimeout as pause } from 'node:timers/promises'
import type pg from 'pg'
import { PgBoss } from 'pg-boss'

/** Asks the worker for what its timetable would have it do, as the queue does, and waits until it is done. */
export type Rounds = {
  readonly night: (day: number) => Promise<void>
  readonly notices: () => Promise<void>
  /** Until the worker has sent what it can send now. False: a worker that was killed had begun with something. */
  readonly mails: () => Promise<boolean>
  /** Until a worker that was killed is there again, and has done what it does when it starts. */
  readonly untilStartedAgain: (kill: () => void) => Promise<void>
  /** Until nothing is under way, but for what a worker had begun that was killed. Only then may time pass. */
  readonly quiet: () => Promise<void>
  /** The longest that each job has taken, in seconds, by its name: those that took the longest first. */
  readonly longest: () => Promise<readonly { readonly name: string; readonly seconds: number }[]>
  readonly stop: () => Promise<void>
}

const lookMs = 25
const patienceMs = 120_000
/**
 * For jobs, of which learning takes the longer the more has been answered, and on a busy machine many times as long. The queue
 * gives up within two minutes what no longer says that it is alive, so what is waited for is being done.
 */
const jobPatienceMs = 30 * 60_000

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
  /** Mails of this moment and earlier that are claimed were claimed by a worker that was killed. */
  let killedAt = new Date(0)
  const run = async (names: readonly string[]) => {
    for (const name of names) await boss.send(name)
    await until(jobPatienceMs, async () => {
      const { rows } = await owner.query<{ name: string; state: string }>(
        `SELECT DISTINCT name, state::text FROM pgboss.job WHERE state IN ('created', 'active', 'retry', 'failed') AND name NOT LIKE '\\_\\_%'`,
      )
      const failedJobs = rows.filter(({ state }) => state === 'retry' || state === 'failed')
      if (failedJobs.length > 0) throw new Error(`A job failed: ${failedJobs.map(({ name }) => name).join(', ')}`)
      return rows.length === 0 ? null : `Not done: ${rows.map(({ name }) => name).join(', ')}`
    })
  }
  /** Counts mails: `due` now, being `sent` by a worker that is there, `lost` with one that was killed and not due again yet. */
  const countMails = async () => {
    const { rows } = await owner.query<{ due: number; sent: number; lost: number }>(
      `SELECT count(*) FILTER (WHERE next_try_at <= moved.now())::int AS due,
         count(*) FILTER (WHERE claimed_at > $1)::int AS sent,
         count(*) FILTER (WHERE claimed_at <= $1 AND next_try_at > moved.now())::int AS lost
       FROM mail WHERE status = 'waiting'`,
      [killedAt],
    )
    return rows[0] ?? { due: 0, sent: 0, lost: 0 }
  }
  const countImports = async () => {
    const { rows } = await owner.query<{ imports: number }>(
      `SELECT count(*)::int AS imports FROM people_import WHERE state IN ('reading', 'applying', 'undoing') OR trail_after IS NOT NULL`,
    )
    return rows[0]?.imports ?? 0
  }
  return {
    night: async (day) => {
      await run([...nightly, ...(day % 7 === 0 ? weekly : [])].map((name) => `${name}-due`))
      if (day % 7 === 0) await run(['housekeeping', 'recalibration'])
    },
    notices: () => run(['notices-due', 'webhooks-due']),
    mails: async () => {
      let lostCount = 0
      await until(patienceMs, async () => {
        const mails = await countMails()
        lostCount = mails.lost
        return mails.due + mails.sent === 0 ? null : `${mails.due + mails.sent} mails are not sent`
      })
      return lostCount === 0
    },
    untilStartedAgain: async (kill) => {
      // The last that it asks for when it starts.
      const countQuery = `SELECT count(*)::int AS times FROM pgboss.job WHERE name = 'effects-due'`
      const times = async () => (await owner.query<{ times: number }>(countQuery)).rows[0]?.times ?? 0
      const before = await times()
      kill()
      killedAt = new Date()
      await until(patienceMs, async () => ((await times()) > before ? null : 'The worker did not start again'))
      await run([])
    },
    quiet: async () => {
      await run([])
      await until(patienceMs, async () => {
        const [{ sent }, imports] = [await countMails(), await countImports()]
        return sent + imports === 0 ? null : `${sent} mails are being sent, and ${imports} imports worked on`
      })
    },
    longest: async () => {
      const { rows } = await owner.query<{ name: string; seconds: number }>(
        `SELECT name, round(extract(epoch FROM max(completed_on - started_on)))::int AS seconds
         FROM pgboss.job WHERE state = 'completed' GROUP BY name ORDER BY seconds DESC LIMIT 3`,
      )
      return rows
    },
    stop: () => boss.stop({ graceful: false }),
  }
}

/** Looks until nothing is left to wait for. Throws with what is, when it takes longer than so many milliseconds. */
async function until(mostMs: number, look: () => Promise<string | null>): Promise<void> {
  const end = performance.now() + mostMs
  for (let left = await look(); left !== null; left = await look()) {
    if (performance.now() > end) throw new Error(left)
    await pause(lookMs)
  }
}
