import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Asking, dangerouslyCountResetMail, dangerouslyTakeResetTry } from '#data/people/reset-limits.ts'
import { dangerouslyTakeSignInTries } from '#data/people/sign-in-limits.ts'
import { takePasswordTry } from '#data/people/take-password-try.ts'
import { dangerouslyDisconnect } from '#data/system.ts'
import { hashPassword } from '#platform/password.ts'
import { createTestDatabase, type TestDatabase } from '#platform/testing/database.ts'
import { makeTestOrganisation, type TestOrganisation } from '#simulation/testing/organisation.ts'
import { openOwner } from '#simulation/testing/with-owner.ts'
import { deviceCookieWith } from './known-device.ts'
import { signIn } from './sign-in.ts'

/** Whose tries are whose: nobody's failures keep another from signing in or from getting a link. */

const password = 'seven quiet herons at dusk'
let testDatabase: TestDatabase
let close: () => Promise<void>
let organisation: TestOrganisation
const name = `limits-${randomUUID()}`
const emailOf = (local: string) => `${local}@${name}.example`

beforeAll(async () => {
  testDatabase = await createTestDatabase()
  const ownerConnection = await openOwner(testDatabase.ownerUrl)
  close = ownerConnection.close
  organisation = await makeTestOrganisation(ownerConnection.owner, name, { passwordHash: await hashPassword(password) })
})

afterAll(async () => {
  await close()
  await dangerouslyDisconnect()
  await testDatabase.drop()
})

const from = (address: string, deviceCookie?: string) => ({
  address,
  deviceCookie,
  userAgent: '',
  now: new Date(),
})
const tooMany = { ok: false, problem: 'too-many-tries' }

async function fail(email: string, { times, at }: { times: number; at: ReturnType<typeof from> }): Promise<void> {
  for (let time = 0; time < times; time++) await signIn({ email, password: 'a guess' }, at)
}

describe('wrong passwords', () => {
  test('ten from elsewhere lock the owner out neither of a device that they use nor of another network', async () => {
    const email = emailOf('ward-one')
    const attacker = from('198.51.100.1')
    await fail(email, { times: 12, at: attacker })
    expect(await signIn({ email, password }, attacker)).toEqual(tooMany)
    const knownDevice = from('198.51.100.1', deviceCookieWith(undefined, organisation.wardClinicians[0]))
    expect(await signIn({ email, password }, knownDevice)).toMatchObject({ ok: true })
    expect(await signIn({ email, password }, from('203.0.113.7'))).toMatchObject({ ok: true })
  })

  test('end at ten on a device that is known, too, and its tries come back when its owner signs in', async () => {
    const email = emailOf('ward-two')
    const device = from('198.51.100.2', deviceCookieWith(undefined, organisation.wardClinicians[1]))
    await fail(email, { times: 9, at: device })
    expect(await signIn({ email, password }, device)).toMatchObject({ ok: true })
    await fail(email, { times: 10, at: device })
    expect(await signIn({ email, password }, device)).toEqual(tooMany)
  })

  test('in a device’s name do not count for another account that is signed in to on it', async () => {
    const [one, two] = organisation.bayClinicians
    const sharedDevice = deviceCookieWith(deviceCookieWith(undefined, one), two)
    await fail(emailOf('bay-one'), { times: 11, at: from('198.51.100.3', sharedDevice) })
    expect(await signIn({ email: emailOf('bay-two'), password }, from('198.51.100.3', sharedDevice))).toMatchObject({
      ok: true,
    })
  })

  test('three hundred from a network slow down who guesses there and lock nobody else on it out', async () => {
    const network = '198.51.100.77'
    for (let each = 0; each < 310; each++)
      await dangerouslyTakeSignInTries([{ account: [`${each}@nowhere.example`, '0'], network, device: null }])
    expect(await signIn({ email: emailOf('ward-one'), password }, from(network))).toMatchObject({ ok: true })
    await fail(emailOf('bay-one'), { times: 3, at: from(network) })
    expect(await signIn({ email: emailOf('bay-one'), password }, from(network))).toEqual(tooMany)
    expect(await signIn({ email: emailOf('ward-two'), password }, from(network))).toMatchObject({ ok: true })
  })

  test('from a whole /64 are one network’s', async () => {
    const email = emailOf('bay-manager')
    for (let host = 1; host <= 10; host++) await fail(email, { times: 1, at: from(`2001:db8:1:2::${host}`) })
    expect(await signIn({ email, password }, from('2001:db8:1:2::99'))).toEqual(tooMany)
    expect(await signIn({ email, password }, from('2001:db8:1:3::99'))).toMatchObject({ ok: true })
  })

  test('when signing in take nothing from someone who is signed in and changes their password', async () => {
    await fail(emailOf('admin'), { times: 12, at: from('198.51.100.4') })
    expect(await takePasswordTry(organisation.administrator)).toBe(true)
    for (let time = 0; time < 10; time++) await takePasswordTry(organisation.administrator)
    expect(await takePasswordTry(organisation.administrator)).toBe(false)
    expect(await takePasswordTry(organisation.wardManager)).toBe(true)
  })
})

describe('links for a new password', () => {
  const asking = (email: string, changes: Partial<Asking> = {}): Asking => ({
    email,
    network: '198.51.100.9',
    device: null,
    ...changes,
  })

  test('three hundred invented addresses take nobody’s', async () => {
    for (let each = 0; each < 300; each++) await dangerouslyTakeResetTry(asking(`${each}@nowhere.example`))
    expect(await dangerouslyTakeResetTry(asking(emailOf('ward-one')))).toBe(true)
  })

  test('are refused aloud after five for one address, known or not, and from that network alone', async () => {
    for (const email of [emailOf('ward-two'), emailOf('nobody')]) {
      const outcomes = []
      for (let time = 0; time < 6; time++) outcomes.push(await dangerouslyTakeResetTry(asking(email)))
      expect(outcomes).toEqual([true, true, true, true, true, false])
      expect(await dangerouslyTakeResetTry(asking(email, { network: '203.0.113.8' }))).toBe(true)
      expect(await dangerouslyTakeResetTry(asking(email, { device: randomUUID() }))).toBe(true)
    }
  })

  test('are one for each account on a network that has sent them to a hundred people, and not on a device that is known', async () => {
    const network = '198.51.100.10'
    for (let mail = 0; mail < 100; mail++) await dangerouslyCountResetMail(asking(emailOf('x'), { network }))
    expect(await dangerouslyTakeResetTry(asking(emailOf('bay-one'), { network }))).toBe(true)
    expect(await dangerouslyTakeResetTry(asking(emailOf('bay-one'), { network }))).toBe(false)
    expect(await dangerouslyTakeResetTry(asking(emailOf('bay-two'), { network }))).toBe(true)
    expect(await dangerouslyTakeResetTry(asking(emailOf('bay-one'), { network, device: randomUUID() }))).toBe(true)
    expect(await dangerouslyTakeResetTry(asking(emailOf('bay-one')))).toBe(true)
  })
})
