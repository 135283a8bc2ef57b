/**
 * `npm run bench:organisations [-- --organisations 5000 --busy 500 --people 50000]`: generates so many organisations of six people in an
 * embedded database of its own, of which some were trained nine days ago, and times each nightly job that works inside
 * organisations, through the queue as the worker does it, until each that is due is done: by the clock, and in processor time of
 * worker and database together, which other work on the machine hardly changes. Before that it times assigning modules to everybody of an
 * organisation of so many people; `--people 0` leaves that out.
 */

import { parseArgs } from 'node:util'
import type pg from 'pg'
import { PgBoss } from 'pg-boss'
import { dangerouslyListToAsk } from '#data/follow-ups/schedule-follow-ups.ts'
import { dangerouslyListWithoutEffects } from '#data/reports/effects.ts'
import { dangerouslyListWithoutSnapshot } from '#data/reports/snapshots.ts'
import { connect } from '#platform/database/connection.ts'
import { runMain } from '#platform/run-main.ts'
import { registerEffects } from '#server/jobs/effects.ts'
import { registerFollowUpScheduling } from '#server/jobs/follow-up-scheduling.ts'
import { registerSnapshots } from '#server/jobs/snapshots.ts'
import { makeSmallOrganisations } from '#simulation/bulk/small-organisations.ts'
import { assignToAll } from './bench/assign-to-all.ts'
import { postgresPid, processorTime } from './bench/processor-time.ts'
import { timeOf } from './bench/reports/time.ts'
import { withBenchDatabase } from './bench/with-database.ts'

const { values } = parseArgs({
  options: {
    organisations: { type: 'string', default: '5000' },
    busy: { type: 'string', default: '500' },
    people: { type: 'string', default: '50000' },
  },
})
const [count, busy] = [Number(values.organisations), Number(values.busy)]

const jobs = [
  { name: 'snapshot', register: registerSnapshots, due: dangerouslyListWithoutSnapshot },
  { name: 'follow-up-scheduling', register: registerFollowUpScheduling, due: dangerouslyListToAsk },
  { name: 'effects', register: registerEffects, due: dangerouslyListWithoutEffects },
]

await runMain(() =>
  withBenchDatabase(async ({ ownerUrl, appUrl, directory }) => {
    const client = await connect(ownerUrl)
    try {
      const madeMs = await timeOf(() => makeSmallOrganisations(client, { count, busy, now: new Date() }))
      process.stderr.write(`${count} organisations, ${busy} busy, made in ${(madeMs / 1000).toFixed(1)} s\n`)
      if (Number(values.people) > 0) await assignToAll(client, Number(values.people))
      const pids = [process.pid, await postgresPid(directory)]
      for (const job of jobs) await measure(client, appUrl, pids, job)
    } finally {
      await client.end()
    }
  }),
)

async function measure(
  client: pg.Client,
  appUrl: string,
  pids: readonly number[],
  { name, register, due }: { name: string; register: typeof registerEffects; due: typeof dangerouslyListToAsk },
): Promise<void> {
  let organisations = 0
  const askedMs = await timeOf(async () => {
    organisations = (await due({ now: new Date() })).length
  })
  const boss = new PgBoss({ connectionString: appUrl, migrate: false, createSchema: false, max: 4 })
  boss.on('error', (error) => process.stderr.write(`${error.message}\n`))
  await boss.start()
  const before = await processorTime(pids)
  const jobsMs = await timeOf(async () => {
    await register(boss)
    await waitForJob(client, name)
  })
  const processorMs = (await processorTime(pids)) - before
  await boss.stop({ graceful: true, close: true })
  const { rows } = await client.query<{ state: string; jobs: number }>(
    'SELECT state::text, count(*)::integer AS jobs FROM pgboss.job WHERE name = $1 GROUP BY state',
    [name],
  )
  const states = rows.map(({ state, jobs: number }) => `${number} ${state}`).join(', ')
  const seconds = (milliseconds: number) => (milliseconds / 1000).toFixed(1)
  const left = (await due({ now: new Date() })).length
  process.stderr.write(
    `${name}: ${organisations} due, found in ${askedMs.toFixed(0)} ms; all done in ${seconds(jobsMs)} s, of the processors ${seconds(processorMs)} s (${states}); due afterwards: ${left}\n`,
  )
}

/** Until the queue was filled and is empty again. */
async function waitForJob(client: pg.Client, name: string): Promise<void> {
  for (;;) {
    const { rows } = await client.query<{ filled: number; open: number }>(
      `SELECT (SELECT count(*)::integer FROM pgboss.job WHERE name = $1 || '-due' AND state = 'completed') AS filled,
         (SELECT count(*)::integer FROM pgboss.job WHERE name = $1 AND state < 'completed') AS open`,
      [name],
    )
    if (rows[0]?.filled === 1 && rows[0].open === 0) return
    await new Promise((later) => setTimeout(later, 100))
  }
}
