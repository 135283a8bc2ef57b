import { randomUUID } from 'node:crypto'
import type pg from 'pg'
import { PgBoss } from 'pg-boss'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTemporaryDatabase, type TemporaryDatabase } from '#platform/testing/temporary-database.ts'
import { type DatabaseClock, followClock } from '#scripts/year/clock/database-clock.ts'
import { type Rounds, startRounds } from './rounds.ts'

let database: TemporaryDatabase
let clock: DatabaseClock
let owner: pg.Pool
let rounds: Rounds
const mail = randomUUID()

beforeAll(async () => {
  database = await startTemporaryDatabase('prepared')
  clock = await followClock(database.ownerUrl)
  owner = clock.owner
  const queue = { connectionString: database.ownerUrl, migrate: false, createSchema: false, supervise: false }
  const boss = new PgBoss({ ...queue, schedule: false })
  boss.on('error', () => {})
  await boss.start()
  for (const name of ['effects-due', 'housekeeping']) await boss.createQueue(name)
  await boss.stop({ graceful: false })
  rounds = await startRounds(owner, database.ownerUrl)
  const [organisation, person] = [randomUUID(), randomUUID()]
  await owner.query("INSERT INTO organisation (id, name) VALUES ($1, 'Hospital')", [organisation])
  await owner.query(
    `INSERT INTO person (organisation_id, id, email, given_name, family_name, profession)
     VALUES ($1, $2, 'ana@hospital.example', 'Ana', 'Ruiz', 'Nurse')`,
    [organisation, person],
  )
  await owner.query(
    `INSERT INTO mail (organisation_id, id, person_id, kind, started_at, give_up_at, next_try_at, claimed_at)
     VALUES ($1, $2, $3, 'notices', now(), now() + interval '3 days', now() + interval '3 minutes', now())`,
    [organisation, mail, person],
  )
})

afterAll(async () => {
  await rounds.stop()
  await clock.stop()
  await database.remove()
})

/** Whether time may pass: what it waits for is looked at many times meanwhile. */
async function isQuiet(): Promise<boolean> {
  let quiet = false
  const waiting = rounds.quiet().then(() => {
    quiet = true
  })
  const looks = 20
  for (let look = 0; look < looks && !quiet; look += 1) await owner.query('SELECT pg_sleep(0.025)')
  const was = quiet
  await owner.query("UPDATE mail SET status = 'sent' WHERE id = $1", [mail])
  await owner.query("DELETE FROM pgboss.job WHERE name = 'housekeeping'")
  await waiting
  return was
}

test('time passes when nothing is under way, but for what was begun by a worker that was killed', async () => {
  expect(await isQuiet()).toBe(false)
  expect(await isQuiet()).toBe(true)
  await owner.query("UPDATE mail SET status = 'waiting', claimed_at = now() WHERE id = $1", [mail])
  await rounds.untilStartedAgain(() => {
    void owner.query("INSERT INTO pgboss.job (name, state) VALUES ('effects-due', 'completed')")
  })
  expect(await rounds.mails()).toBe(false)
  expect(await isQuiet()).toBe(true)
  await owner.query("INSERT INTO pgboss.job (name, state) VALUES ('housekeeping', 'active')")
  expect(await isQuiet()).toBe(false)
})
