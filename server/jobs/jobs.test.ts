import { randomUUID } from 'node:crypto'
import type { PgBoss } from 'pg-boss'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import type { OwnerDatabase } from '#data/database/owner-database.ts'
import { dangerouslyDisconnect, dangerouslyLastFinishOf } from '#data/system.ts'
import { createTestDatabase, type TestDatabase } from '#platform/testing/database.ts'
import { completeModule } from '#simulation/testing/complete-module.ts'
import { makeTestOrganisation } from '#simulation/testing/organisation.ts'
import { makeAnsweredOrganisation } from '#simulation/testing/simulated-answers.ts'
import { openOwner } from '#simulation/testing/with-owner.ts'
import { registerFollowUpScheduling, scheduleIn } from './follow-up-scheduling.ts'
import { registerForEachOrganisation } from './for-each-organisation.ts'
import { registerNightly } from './nightly.ts'
import { startBoss, stopBosses, until } from './queues.testing.ts'

const at = new Date('2026-06-01T10:00:00Z')

let testDatabase: TestDatabase
let owner: OwnerDatabase
let close: () => Promise<void>

beforeAll(async () => {
  testDatabase = await createTestDatabase()
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

/** Where the jobs of a queue stand, by pg-boss, which says so a moment after the job itself does. */
async function states(queue: string): Promise<string[]> {
  const jobs = await owner.$queryRaw<{ state: string }[]>`SELECT state::text FROM pgboss.job WHERE name LIKE ${queue}`
  return jobs.map(({ state }) => state)
}

const cron = '0 3 * * *'

function registerWithCount(boss: PgBoss, name: string, count: () => void): Promise<void> {
  const work = async () => {
    count()
    return {}
  }
  return registerNightly(boss, { name, cron, work })
}

function registerCountedForEach(boss: PgBoss, name: string, count: () => void): Promise<void> {
  const due = async () => {
    count()
    return []
  }
  return registerForEachOrganisation(boss, { name, cron, due, work: async () => ({}), startsOnceADay: true })
}

describe('a nightly job', () => {
  test('runs when the worker starts, once for all workers, and not again on the same day', async () => {
    const name = `job-${randomUUID()}`
    let runs = 0
    const work = async () => {
      runs += 1
      return {}
    }
    const [one, two] = [await startBoss(testDatabase), await startBoss(testDatabase)]
    await Promise.all([one, two].map((boss) => registerNightly(boss, { name, cron: '0 3 * * *', work })))
    await until(async () => (await dangerouslyLastFinishOf(name)) !== null)
    await registerNightly(await startBoss(testDatabase), { name, cron: '0 3 * * *', work })
    await until(async () => (await states(name)).every((state) => state === 'completed'))
    expect(runs).toBe(1)
  })

  test.each([
    ['for all organisations', registerWithCount],
    ['for each organisation', registerCountedForEach],
  ])(
    '%s runs once where a worker asks for it after another one has finished it, having looked before',
    async (_, register) => {
      const name = `job-${randomUUID()}`
      let runs = 0
      const count = () => {
        runs += 1
      }
      const [early, late] = [await startBoss(testDatabase), await startBoss(testDatabase)]
      const send = late.send.bind(late)
      // It has looked when the last time was, and now the other one starts, and finishes.
      vi.spyOn(late, 'send').mockImplementationOnce(async (queue, data) => {
        await register(early, name, count)
        await until(async () => (await dangerouslyLastFinishOf(name)) !== null)
        await until(async () => (await states(queue)).join() === 'completed')
        return send(queue, data)
      })
      await register(late, name, count)
      await until(async () => (await states(`${name}%`)).join() === 'completed,completed')
      expect(runs).toBe(1)
    },
  )

  test('runs again when the last time is more than a day ago', async () => {
    const name = `job-${randomUUID()}`
    const yesterday = new Date(Date.now() - 25 * 60 * 60 * 1000)
    await owner.jobRun.create({ data: { name, finishedAt: yesterday } })
    await registerNightly(await startBoss(testDatabase), { name, cron: '0 3 * * *', work: async () => ({}) })
    await until(async () => (await dangerouslyLastFinishOf(name))?.getTime() !== yesterday.getTime())
  })
})

describe('scheduling follow-ups', () => {
  test('goes through every organisation from the queue', async () => {
    const organisations = [randomUUID(), randomUUID()].map((id) => makeTestOrganisation(owner, `scheduled-${id}`))
    for (const organisation of organisations)
      await completeModule((await organisation).wardClinicians[0], 'the-call-that-dropped', {
        now: new Date(Date.now() - 9 * 24 * 60 * 60 * 1000),
      })
    await registerFollowUpScheduling(await startBoss(testDatabase))
    for (const organisation of organisations) {
      const { organisationId } = await organisation
      await until(async () => (await owner.followUp.count({ where: { organisationId, reason: 'training' } })) === 1)
      expect(await scheduleIn(organisationId, { now: new Date() })).toEqual({ made: 0, expired: 0 })
    }
    expect(await dangerouslyLastFinishOf('follow-up-scheduling')).not.toBeNull()
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
    await scheduleIn(organisationId, { now: new Date('2026-06-03T02:00:00Z') })
    const followUps = await owner.followUp.findMany({ where: { organisationId } })
    expect(followUps.map(({ personId }) => personId).sort()).toEqual([source, copier].sort())
    expect(followUps.every(({ reason, occasion }) => reason === 'fresh-items' && occasion === 'week')).toBe(true)
    expect(await owner.auditEvent.count({ where: { organisationId } })).toBe(events)
    expect(await scheduleIn(organisationId, { now: new Date('2026-06-30T02:00:00Z') })).toMatchObject({ made: 0 })
  })
})
