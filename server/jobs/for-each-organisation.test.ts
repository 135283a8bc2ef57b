import { randomUUID } from 'node:crypto'
import { PgBoss } from 'pg-boss'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { dangerouslyDisconnect } from '#data/system.ts'
import { connect } from '#platform/database/connection.ts'
import { createTestDatabase, type TestDatabase } from '#platform/testing/database.ts'
import { type OrganisationJob, registerForEachOrganisation } from './for-each-organisation.ts'

let testDatabase: TestDatabase
const bosses: PgBoss[] = []

beforeAll(async () => {
  testDatabase = await createTestDatabase()
})

afterAll(async () => {
  for (const boss of bosses) await boss.stop({ graceful: false, close: true })
  await dangerouslyDisconnect()
  await testDatabase.drop()
})

async function startWorker(job: OrganisationJob): Promise<void> {
  const boss = new PgBoss({ connectionString: testDatabase.appUrl, migrate: false, createSchema: false, max: 2 })
  boss.on('error', () => {})
  await boss.start()
  bosses.push(boss)
  await registerForEachOrganisation(boss, job)
}

/** How many jobs of a queue stand where, by pg-boss's own states. A job that failed waits for its next try. */
async function states(name: string): Promise<Record<string, number>> {
  const client = await connect(testDatabase.ownerUrl)
  try {
    const { rows } = await client.query<{ state: string; jobs: number }>(
      'SELECT state::text, count(*)::integer AS jobs FROM pgboss.job WHERE name = $1 GROUP BY state',
      [name],
    )
    return Object.fromEntries(rows.map(({ state, jobs }) => [state, jobs]))
  } finally {
    await client.end()
  }
}

test('each organisation that is due is done once, by whichever worker, and one that fails keeps no other from it', async () => {
  const organisations = [randomUUID(), randomUUID(), randomUUID()]
  const [brokenId] = organisations
  const doneIds: string[] = []
  let tries = 0
  const job: OrganisationJob = {
    name: `job-${randomUUID()}`,
    cron: '0 3 * * *',
    due: async () => organisations.filter((id) => !doneIds.includes(id)),
    work: async (organisationId) => {
      if (organisationId === brokenId) {
        tries += 1
        throw new Error('this organisation cannot be read')
      }
      doneIds.push(organisationId)
      return {}
    },
  }
  await Promise.all([startWorker(job), startWorker(job)])
  await expect.poll(() => doneIds.length >= 2 && tries >= 1, { timeout: 60_000, interval: 10 }).toBe(true)
  expect(doneIds.toSorted()).toEqual(organisations.slice(1).toSorted())
  await expect.poll(() => states(job.name), { timeout: 60_000 }).toEqual({ completed: 2, retry: 1 })
})

test('sixty organisations are taken from the queue at once, and one that fails in a batch fails alone', async () => {
  const organisations = Array.from({ length: 60 }, () => randomUUID())
  const doneIds: string[] = []
  const failedId = organisations[3]
  const startedAt = performance.now()
  const name = `job-${randomUUID()}`
  await startWorker({
    name,
    cron: '0 3 * * *',
    due: async () => organisations.filter((id) => !doneIds.includes(id)),
    work: async (organisationId) => {
      if (organisationId === failedId) throw new Error('this organisation cannot be read')
      doneIds.push(organisationId)
      return {}
    },
  })
  await expect.poll(() => doneIds.length, { timeout: 60_000, interval: 10 }).toBe(59)
  // One at a time they would take two minutes, for the queue is asked every two seconds.
  expect(performance.now() - startedAt).toBeLessThan(60_000)
  expect(new Set(doneIds).size).toBe(59)
  // Nobody is done again because of the one that failed.
  await expect.poll(() => states(name), { timeout: 60_000 }).toEqual({ completed: 59, retry: 1 })
})
