import { type ChildProcess, spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { OwnerDatabase } from '#data/database/owner-database.ts'
import { dangerouslyDisconnect, dangerouslyLastFinishOf } from '#data/system.ts'
import { childEnvironment } from '#platform/env.ts'
import { createTestDatabase, type TestDatabase } from '#platform/testing/database.ts'
import { makeAnsweredOrganisation } from '#simulation/testing/simulated-answers.ts'
import { openOwner } from '#simulation/testing/with-owner.ts'
import { startBoss, stopBosses, until } from './queues.testing.ts'
import { recalibrateInThread, registerRecalibration } from './recalibration.ts'

const at = new Date('2026-06-01T10:00:00Z')

let testDatabase: TestDatabase
let owner: OwnerDatabase
let close: () => Promise<void>

beforeAll(async () => {
  testDatabase = await createTestDatabase({ as: 'worker' })
  const ownerConnection = await openOwner(testDatabase.ownerUrl)
  owner = ownerConnection.owner
  close = ownerConnection.close
})

afterAll(async () => {
  await stopBosses()
  await close()
  await dangerouslyDisconnect()
  await testDatabase.drop()
})

describe('recalibrating', { timeout: 300_000 }, () => {
  let turnedItem: string | null

  beforeEach(async () => {
    await owner.answer.deleteMany({})
    await owner.understanding.deleteMany({})
    await owner.$executeRaw`DELETE FROM item_statistics`
    const experts = await owner.publication.findFirstOrThrow({ orderBy: { id: 'asc' } })
    await owner.publication.create({
      data: { curriculumHash: experts.curriculumHash, parametersHash: experts.parametersHash },
    })
    turnedItem =
      Object.keys(await itemsIn(experts.parametersHash)).find((id) => id.startsWith('the-call-that-dropped')) ?? null
  })

  async function itemsIn(hash: string): Promise<object> {
    const { document } = await owner.parameterVersion.findUniqueOrThrow({ where: { hash } })
    return (document as { items: object }).items
  }

  const clinicians = (count: number) =>
    makeAnsweredOrganisation(owner, `killed-${randomUUID()}`, { clinicians: count, at, turnedItem })

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
    await clinicians(40)
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
    const events = await owner.auditEvent.groupBy({
      by: ['organisationId'],
      where: { action: 'item.quarantined', detail: { path: ['parameters'], equals: parametersHash } },
      _count: true,
    })
    expect(events.length).toBe(await owner.organisation.count())
    expect(events.every(({ _count }) => _count === 1)).toBe(true)
    const understandings = await understanding()
    expect(await recalibrateInThread(new AbortController().signal)).toMatchObject({ outcome: 'unchanged', replayed: 0 })
    expect(await understanding()).toEqual(understandings)
  })

  test('is done by one of two workers that begin at once', async () => {
    await clinicians(24)
    const publications = await owner.publication.count()
    const [one, two] = [await startBoss(testDatabase), await startBoss(testDatabase)]
    await Promise.all([one, two].map(registerRecalibration))
    await until(async () => (await dangerouslyLastFinishOf('recalibration')) !== null)
    // The queue says so a moment after the job itself does.
    const states = async () => {
      const jobs = await owner.$queryRaw<
        { state: string }[]
      >`SELECT state::text FROM pgboss.job WHERE name = 'recalibration'`
      return jobs.map(({ state }) => state)
    }
    await expect.poll(states).toEqual(['completed'])
    expect(await owner.publication.count()).toBe(publications + 1)
  })

  test('run twice at once publishes once', async () => {
    await clinicians(24)
    const publications = await owner.publication.count()
    const reports = await Promise.all([1, 2].map(() => recalibrateInThread(new AbortController().signal)))
    expect(reports.map(({ outcome }) => outcome)).toContain('published')
    expect(await owner.publication.count()).toBe(publications + 1)
  })

  test('settles when the queue gives it up', async () => {
    const abort = new AbortController()
    const recalibration = recalibrateInThread(abort.signal)
    abort.abort(new Error('the job took too long'))
    await expect(recalibration).rejects.toThrow()
  })
})
