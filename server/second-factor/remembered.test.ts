import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { OwnerDatabase } from '#data/database/owner-database.ts'
import { changeOwnPassword } from '#data/people/change-own-password.ts'
import { endOwnSessions } from '#data/people/end-own-sessions.ts'
import { forgetOwnDevice, listOwnDevices } from '#data/people/own-devices.ts'
import { dangerouslyRememberDevice } from '#data/people/remember-device.ts'
import { changeRememberedDays } from '#data/people/remembered-days.ts'
import { removeOwnSecondFactor, resetSecondFactor } from '#data/people/remove-second-factor.ts'
import { dangerouslyDeleteExpiredRows, dangerouslyDisconnect } from '#data/system.ts'
import type { Viewer } from '#data/viewer.ts'
import { hashPassword } from '#platform/password.ts'
import { createTestDatabase, type TestDatabase } from '#platform/testing/database.ts'
import { rememberIn } from '#server/remembered-device.ts'
import { signIn } from '#server/sign-in.ts'
import { makeTestOrganisation, type TestOrganisation } from '#simulation/testing/organisation.ts'
import { openOwner } from '#simulation/testing/with-owner.ts'
import { from, later, password, setUp, start } from './set-up.testing.ts'

let testDatabase: TestDatabase
let owner: OwnerDatabase
let close: () => Promise<void>
let organisation: TestOrganisation
let passwordHash: string

beforeAll(async () => {
  testDatabase = await createTestDatabase()
  const ownerConnection = await openOwner(testDatabase.ownerUrl)
  owner = ownerConnection.owner
  close = ownerConnection.close
  passwordHash = await hashPassword(password)
  organisation = await makeTestOrganisation(owner, `remembered-${randomUUID()}`, { passwordHash })
})
beforeEach(async () => {
  await owner.secondFactor.deleteMany()
  await owner.rememberedDevice.deleteMany()
  await changeRememberedDays(organisation.administrator, { days: 7 }, { now: start })
})
afterAll(async () => {
  await close()
  await dangerouslyDisconnect()
  await testDatabase.drop()
})

const deviceFacts = { device: 'Firefox, Windows', network: '203.0.113.0/24' }
const days = (count: number) => later(count * 24 * 60 * 60)

/** Sets a factor up and has a device remembered at the start; what the device then keeps. */
async function rememberDevice(viewer: Viewer, cookie?: string): Promise<string> {
  await setUp(viewer)
  const memory = rememberIn(cookie, viewer)
  expect(await dangerouslyRememberDevice(viewer, { tokenHash: memory.tokenHash, ...deviceFacts, now: start })).toBe(
    true,
  )
  return memory.cookie
}

/** In a word, what the password alone comes to with what a device keeps. */
async function withPassword({ email }: Viewer, rememberedCookie: string | undefined, now: Date): Promise<string> {
  const outcome = await signIn({ email, password }, { ...from(now), rememberedCookie })
  return outcome.ok ? 'in' : outcome.problem
}

describe('a remembered device', () => {
  test('is asked for the password alone, until its days are over', async () => {
    const viewer = organisation.wardManager
    const cookie = await rememberDevice(viewer)
    expect(await withPassword(viewer, undefined, days(1))).toBe('second-factor')
    expect(await withPassword(viewer, cookie, days(6.9))).toBe('in')
    expect(await withPassword(viewer, cookie, days(7))).toBe('second-factor')
    const event = await owner.auditEvent.findFirstOrThrow({
      where: { subjectId: viewer.personId, action: 'person.signed-in' },
    })
    expect(event.detail).toMatchObject({ remembered: true })
    expect(await listOwnDevices(viewer, { now: days(6.95) })).toMatchObject([
      { device: 'Firefox, Windows', lastUsedAt: days(6.9), rememberedUntil: days(7) },
    ])
    expect(await listOwnDevices(viewer, { now: days(7) })).toEqual([])
  })

  test('is its own person’s alone, on a computer that others use too', async () => {
    const [first, second] = organisation.wardClinicians
    const cookie = await rememberDevice(first)
    await setUp(second)
    expect(await withPassword(second, cookie, days(1))).toBe('second-factor')
    // Someone else's secret under another's name: the seal is not theirs.
    const own = rememberIn(undefined, second).cookie
    expect(await withPassword(second, `${cookie.slice(0, 43)}${own.slice(43)}`, days(1))).toBe('second-factor')
    const both = rememberIn(cookie, second)
    await dangerouslyRememberDevice(second, { tokenHash: both.tokenHash, ...deviceFacts, now: start })
    expect(await withPassword(first, both.cookie, days(1))).toBe('in')
    expect(await withPassword(second, both.cookie, days(1))).toBe('in')
  })

  test('is nothing that a copy of the database makes, nor a cookie that we have not kept', async () => {
    const viewer = organisation.bayManager
    const cookie = await rememberDevice(viewer)
    const { tokenHash } = await owner.rememberedDevice.findFirstOrThrow({ where: { personId: viewer.personId } })
    expect(cookie).not.toContain(tokenHash)
    const { cookie: sealedAnew } = rememberIn(undefined, viewer)
    const badCookies = ['', 'x', tokenHash, `${cookie}x`, `${cookie.slice(0, -1)}_`, sealedAnew, 'a'.repeat(5000)]
    for (const each of badCookies.filter((one) => one !== cookie))
      expect([each.length, await withPassword(viewer, each, days(1))]).toEqual([each.length, 'second-factor'])
  })

  test('is asked again once it is ended, or the organisation takes its days away', async () => {
    const viewer = organisation.wardManager
    const cookie = await rememberDevice(viewer)
    await changeRememberedDays(organisation.administrator, { days: 1 }, { now: start })
    expect((await listOwnDevices(viewer, { now: days(0.5) }))[0]?.rememberedUntil).toEqual(days(1))
    expect(await withPassword(viewer, cookie, days(0.9))).toBe('in')
    expect(await withPassword(viewer, cookie, days(1))).toBe('second-factor')
    await changeRememberedDays(organisation.administrator, { days: 0 }, { now: start })
    expect(await withPassword(viewer, cookie, later(60))).toBe('second-factor')
    const another = { tokenHash: randomUUID(), ...deviceFacts, now: start }
    expect(await dangerouslyRememberDevice(viewer, another)).toBe(false)
    await changeRememberedDays(organisation.administrator, { days: 7 }, { now: start })
    const [device] = await listOwnDevices(viewer, { now: later(60) })
    await forgetOwnDevice(viewer, device?.id ?? '', { now: later(60) })
    expect(await withPassword(viewer, cookie, later(60))).toBe('second-factor')
  })

  test.each([
    [
      'the password is another',
      async (viewer: Viewer) => {
        await changeOwnPassword(viewer, { passwordHash, now: later(30) })
      },
    ],
    ['its owner signs out everywhere', (viewer: Viewer) => endOwnSessions(viewer)],
    [
      'the factor is another',
      async (viewer: Viewer) => {
        await removeOwnSecondFactor(viewer, { now: later(30) })
        await setUp(viewer)
      },
    ],
    [
      'an administrator has removed the factor',
      async (viewer: Viewer) => {
        await resetSecondFactor(organisation.administrator, viewer.personId, { now: later(30) })
        await setUp(viewer)
      },
    ],
  ])('is asked again once %s', async (_when, change) => {
    const viewer = organisation.bayClinicians[0]
    const cookie = await rememberDevice(viewer)
    expect(await withPassword(viewer, cookie, later(60))).toBe('in')
    await change(viewer)
    expect(await withPassword(viewer, cookie, later(90))).toBe('second-factor')
  })

  test('is none where someone gets in past the provider of single sign-on', async () => {
    const viewer = organisation.administrator
    const cookie = await rememberDevice(viewer)
    const { organisationId } = viewer
    const provider = { issuer: 'https://login.example', clientId: 'curtain', clientSecret: 'sealed' }
    await owner.signOn.create({
      data: { organisationId, ...provider, requirement: 'required', triedAt: start, changedAt: start },
    })
    expect(await withPassword(viewer, cookie, later(60))).toBe('second-factor')
    await owner.signOn.deleteMany()
    expect(await withPassword(viewer, cookie, later(60))).toBe('in')
  })

  test('is deleted when its days are over', async () => {
    await rememberDevice(organisation.wardManager)
    await dangerouslyDeleteExpiredRows({ now: days(6.9) })
    expect(await owner.rememberedDevice.count()).toBe(1)
    await dangerouslyDeleteExpiredRows({ now: days(7.1) })
    expect(await owner.rememberedDevice.count()).toBe(0)
  })
})
