import { type ChildProcess, spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { PgBoss } from 'pg-boss'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { OwnerDatabase } from '#data/database/owner-database.ts'
import { dangerouslyDisconnect, dangerouslyLastFinished } from '#data/system.ts'
import { childEnvironment } from '#platform/env.ts'
import { createTestDatabase, type TestDatabase } from '#platform/testing/database.ts'
import { completeModule } from '#simulation/testing/complete-module.ts'
import { makeTestOrganisation, publishContent } from '#simulation/testing/organisation.ts'
import { makeAnsweredOrganisation } from '#simulation/testing/simulated-answers.ts'
import { openOwner } from '#simulation/testing/with-owner.ts'
import { registerFollowUpScheduling, scheduleEverywhere } from './follow-up-scheduling.ts'
import { registerNightly } from './nightly.ts'
import { recalibrateInThread, registerRecalibration } from './recalibration.ts'

const at = new Date('2026-06-01T10:00:00Z')

let testDatabase: TestDatabase
let owner: OwnerDatabase
let close: () => Promise<void>
const bosses: PgBoss[] = []

beforeAll(async () => {
  testDatabase = await createTestDatabase()
  const opened = await openOwner(testDatabase.ownerUrl)
  owner = opened.owner
  close = opened.close
  await publishContent(owner)
})

afterAll(async () => {
  for (const boss of bosses) await boss.stop({ graceful: false, close: true })
  await close()
  await dangerouslyDisconnect()
  await testDatabase.drop()
})

/** A worker's queue, as worker.ts starts it. */
async function startBoss(): Promise<PgBoss> {
  const boss = new PgBoss({ connectionString: testDatabase.appUrl, migrate: false, createSchema: false, max: 2 })
  boss.on('error', () => {})
  await boss.start()
  bosses.push(boss)
  return boss
}

async function until(condition: () => Promise<boolean>): Promise<void> {
  while (!(await condition())) await pause(5)
}

describe('a nightly job', () => {
  test('runs when the worker starts, once for all workers, and not again on the same day', async () => {
    const name = `job-${randomUUID()}`
    let runs = 0
    const work = async () => {
      runs += 1
      return {}
    }
    const [one, two] = [await startBoss(), await startBoss()]
    await Promise.all([one, two].map((boss) => registerNightly(boss, { name, cron: '0 3 * * *', work })))
    await until(async () => (await dangerouslyLastFinished(name)) !== null)
    await registerNightly(await startBoss(), { name, cron: '0 3 * * *', work })
    const jobs = await owner.$queryRaw<{ state: string }[]>`SELECT state::text FROM pgboss.job WHERE name = ${name}`
    expect(jobs.map(({ state }) => state)).toEqual(['completed'])
    expect(runs).toBe(1)
  })

  test('runs again when the last time is more than a day ago', async () => {
    const name = `job-${randomUUID()}`
    const yesterday = new Date(Date.now() - 25 * 60 * 60 * 1000)
    await owner.jobRun.create({ data: { name, finishedAt: yesterday } })
    await registerNightly(await startBoss(), { name, cron: '0 3 * * *', work: async () => ({}) })
    await until(async () => (await dangerouslyLastFinished(name))?.getTime() !== yesterday.getTime())
  })
})

describe('scheduling follow-ups', () => {
  test('goes through every organisation from the queue', async () => {
    const organisations = [randomUUID(), randomUUID()].map((id) => makeTestOrganisation(owner, `scheduled-${id}`))
    for (const organisation of organisations)
      await completeModule((await organisation).wardClinicians[0], 'the-call-that-dropped', {
        now: new Date(Date.now() - 9 * 24 * 60 * 60 * 1000),
      })
    await registerFollowUpScheduling(await startBoss())
    await until(async () => (await dangerouslyLastFinished('follow-up-scheduling')) !== null)
    for (const organisation of organisations)
      expect(
        await owner.followUp.count({
          where: { organisationId: (await organisation).organisationId, reason: 'training' },
        }),
      ).toBe(1)
    expect(await scheduleEverywhere({ now: new Date() })).toEqual({ made: 0, expired: 0 })
  })

  test('asks people whose answers are the same a follow-up like any other, and says nowhere why', async () => {
    const { organisationId, personIds } = await makeAnsweredOrganisation(owner, `ring-${randomUUID()}`, {
      clinicians: 12,
      at,
    })
    const [source = '', copier = ''] = personIds
    for (const { itemId, choice, correct } of await owner.answer.findMany({ where: { personId: source } }))
      await owner.answer.updateMany({ where: { personId: copier, itemId }, data: { choice, correct } })
    const events = await owner.auditEvent.count({ where: { organisationId } })
    await scheduleEverywhere({ now: new Date('2026-06-03T02:00:00Z') })
    const made = await owner.followUp.findMany({ where: { organisationId } })
    expect(made.map(({ personId }) => personId).sort()).toEqual([source, copier].sort())
    expect(made.every(({ reason, occasion }) => reason === 'fresh-items' && occasion === 'week')).toBe(true)
    expect(await owner.auditEvent.count({ where: { organisationId } })).toBe(events)
    expect(await scheduleEverywhere({ now: new Date('2026-06-30T02:00:00Z') })).toMatchObject({ made: 0 })
  })
})

describe('recalibrating', { timeout: 120_000 }, () => {
  beforeEach(async () => {
    await owner.answer.deleteMany({})
    await owner.understanding.deleteMany({})
    await owner.$executeRaw`DELETE FROM item_statistics`
    const experts = await owner.publication.findFirstOrThrow({ orderBy: { id: 'asc' } })
    await owner.publication.create({
      data: { curriculumHash: experts.curriculumHash, parametersHash: experts.parametersHash },
    })
    const { document } = await owner.parameterVersion.findUniqueOrThrow({ where: { hash: experts.parametersHash } })
    const turned = Object.keys((document as { items: object }).items).find((id) =>
      id.startsWith('the-call-that-dropped'),
    )
    await makeAnsweredOrganisation(owner, `killed-${randomUUID()}`, { clinicians: 60, at, turned: turned ?? null })
  })

  const newest = () => owner.publication.findFirstOrThrow({ orderBy: { id: 'desc' } })
  const understanding = () => owner.understanding.findMany({ orderBy: [{ personId: 'asc' }, { practiceId: 'asc' }] })

  /** The same program that the worker runs in a thread, as a process that can be killed. */
  function start(): ChildProcess {
    return spawn(process.execPath, [join(import.meta.dirname, 'recalibration-thread.ts')], {
      stdio: 'ignore',
      env: childEnvironment({ DATABASE_APP_URL: testDatabase.appUrl, PGAPPNAME: 'recalibration' }),
    })
  }

  async function kill(process: ChildProcess): Promise<void> {
    process.kill('SIGKILL')
    if (process.exitCode === null && process.signalCode === null) await once(process, 'exit')
  }

  const isUnderWay = async () => {
    const [row] = await owner.$queryRaw<{ connections: number }[]>`
      SELECT count(*)::int AS connections FROM pg_stat_activity
      WHERE datname = current_database() AND application_name = 'recalibration'`
    return (row?.connections ?? 0) > 0
  }

  test('killed while it learns, once it has published, and while it replays, comes to the same end', async () => {
    const before = await newest()
    const first = start()
    await until(isUnderWay)
    await kill(first)
    expect(await newest()).toEqual(before)

    const second = start()
    await until(async () => (await newest()).id !== before.id)
    await kill(second)
    const { parametersHash } = await newest()
    const stale = () => owner.understanding.count({ where: { parametersHash: { not: parametersHash } } })

    const third = start()
    const left = await stale()
    await until(async () => (await stale()) < left || third.exitCode !== null)
    await kill(third)

    const report = await recalibrateInThread(new AbortController().signal)
    expect(report).toMatchObject({ outcome: 'unchanged', quarantined: [] })
    expect(await newest()).toMatchObject({ parametersHash })
    expect(await stale()).toBe(0)
    expect(await owner.itemStatistics.count({ where: { parametersHash } })).toBeGreaterThan(80)
    const told = await owner.auditEvent.groupBy({
      by: ['organisationId'],
      where: { action: 'item.quarantined', detail: { path: ['parameters'], equals: parametersHash } },
      _count: true,
    })
    expect(told.length).toBe(await owner.organisation.count())
    expect(told.every(({ _count }) => _count === 1)).toBe(true)
    const done = await understanding()
    expect(await recalibrateInThread(new AbortController().signal)).toMatchObject({ outcome: 'unchanged', replayed: 0 })
    expect(await understanding()).toEqual(done)
  })

  test('is done by one of two workers that begin at once', async () => {
    const publications = await owner.publication.count()
    const [one, two] = [await startBoss(), await startBoss()]
    await Promise.all([one, two].map(registerRecalibration))
    await until(async () => (await dangerouslyLastFinished('recalibration')) !== null)
    const jobs = await owner.$queryRaw<{ state: string }[]>`
      SELECT state::text FROM pgboss.job WHERE name = 'recalibration'`
    expect(jobs.map(({ state }) => state)).toEqual(['completed'])
    expect(await owner.publication.count()).toBe(publications + 1)
  })

  test('run twice at once publishes once', async () => {
    const publications = await owner.publication.count()
    const reports = await Promise.all([1, 2].map(() => recalibrateInThread(new AbortController().signal)))
    expect(reports.map(({ outcome }) => outcome)).toContain('published')
    expect(await owner.publication.count()).toBe(publications + 1)
  })

  test('settles when the queue gives it up', async () => {
    const abort = new AbortController()
    const given = recalibrateInThread(abort.signal)
    abort.abort(new Error('the job took too long'))
    await expect(given).rejects.toThrow()
  })
})
