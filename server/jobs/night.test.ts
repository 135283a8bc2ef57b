import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { dangerouslyReconcileEnrolments, dangerouslyReconcilePutOff } from '#data/assignments/reconcile-organisation.ts'
import type { OwnerDatabase } from '#data/database/owner-database.ts'
import { dangerouslyListToAsk } from '#data/follow-ups/schedule-follow-ups.ts'
import { dangerouslyFindSignIns } from '#data/people/find-sign-in.ts'
import { dangerouslyListWithoutEffects, dangerouslyMeasureEffects } from '#data/reports/effects.ts'
import { dangerouslyListWithoutSnapshot, dangerouslyTakeSnapshot } from '#data/reports/snapshots.ts'
import { dangerouslyDeleteExpiredRows, dangerouslyDisconnect } from '#data/system.ts'
import { dangerouslyListToReplay, dangerouslyReplayOrganisation } from '#data/understanding/replay-organisation.ts'
import { createTestDatabase, type TestDatabase } from '#platform/testing/database.ts'
import { sendNextMail } from '#server/mail/send-next-mail.ts'
import { completeModule } from '#simulation/testing/complete-module.ts'
import { makeTestOrganisation } from '#simulation/testing/organisation.ts'
import { makeAnsweredOrganisation } from '#simulation/testing/simulated-answers.ts'
import { openOwner } from '#simulation/testing/with-owner.ts'
import { scheduleIn } from './follow-up-scheduling.ts'

const at = new Date('2026-06-01T10:00:00Z')

let testDatabase: TestDatabase
let owner: OwnerDatabase
let close: () => Promise<void>
/** An organisation in which a follow-up is due. */
let askedId: string
let answeredId: string

beforeAll(async () => {
  testDatabase = await createTestDatabase()
  const ownerConnection = await openOwner(testDatabase.ownerUrl)
  owner = ownerConnection.owner
  close = ownerConnection.close
  answeredId = (await makeAnsweredOrganisation(owner, 'night', { clinicians: 20, at, turnedItem: null })).organisationId
  const { wardClinicians, organisationId } = await makeTestOrganisation(owner, 'asked')
  askedId = organisationId
  await completeModule(wardClinicians[0], 'the-call-that-dropped', { now: new Date('2026-07-11T10:00:00Z') })
  // What people do was done; from here on this process is the worker.
  await dangerouslyDisconnect()
  vi.stubEnv('DATABASE_APP_URL', testDatabase.urls.worker)
})

afterAll(async () => {
  await close()
  await dangerouslyDisconnect()
  await testDatabase.drop()
})

test('the worker’s role is enough for all that is done at night, and for nothing that signs anyone in', async () => {
  const now = new Date('2026-07-20T10:00:00Z')
  const organisationId = answeredId
  expect(await dangerouslyListWithoutSnapshot({ now })).toContain(organisationId)
  await dangerouslyReconcileEnrolments(organisationId, { now })
  expect(await dangerouslyTakeSnapshot(organisationId, { now })).toBeGreaterThan(0)
  expect(await dangerouslyListWithoutEffects({ now })).toContain(organisationId)
  await dangerouslyMeasureEffects(organisationId, { now })
  expect(await dangerouslyListToAsk({ now })).toContain(organisationId)
  await scheduleIn(organisationId, { now })
  expect(await scheduleIn(askedId, { now })).toMatchObject({ made: 1 })
  expect(await dangerouslyListToReplay()).toEqual([])
  expect(await dangerouslyReplayOrganisation(organisationId, { now: new Date() })).toBe(0)
  await dangerouslyReconcilePutOff(organisationId, { now })
  const noServer = { smtpUrl: 'smtp://127.0.0.1:1', clock: () => now, chance: () => 0.5 }
  expect(await sendNextMail(noServer)).toBeNull()
  await dangerouslyDeleteExpiredRows({ now })
  await expect(dangerouslyFindSignIns('anyone@night.example')).rejects.toThrow('permission denied')
})
