import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { endOtherSessions, endOwnSession } from '#data/people/end-own-session.ts'
import { listOwnSessions } from '#data/people/list-own-sessions.ts'
import { changeSignInSettings } from '#data/people/sign-in-settings.ts'
import { dangerouslyDisconnect } from '#data/system.ts'
import { dutiesOfSession, type SessionReference } from '#data/viewer.ts'
import { hashPassword } from '#platform/password.ts'
import { createTestDatabase, type TestDatabase } from '#platform/testing/database.ts'
import { makeTestOrganisation, type TestOrganisation } from '#simulation/testing/organisation.ts'
import { openOwner } from '#simulation/testing/with-owner.ts'
import { signIn } from './sign-in.ts'

const password = 'seven quiet herons at dusk'
let testDatabase: TestDatabase
let close: () => Promise<void>
let organisation: TestOrganisation
let name: string

beforeAll(async () => {
  testDatabase = await createTestDatabase()
  const opened = await openOwner(testDatabase.ownerUrl)
  close = opened.close
  name = `own-sessions-${randomUUID()}`
  organisation = await makeTestOrganisation(opened.owner, name, { passwordHash: await hashPassword(password) })
})

afterAll(async () => {
  await close()
  await dangerouslyDisconnect()
  await testDatabase.drop()
})

const userAgent = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0'

async function signedIn(local: string): Promise<SessionReference> {
  const from = { address: randomUUID(), deviceCookie: undefined, userAgent, now: new Date() }
  const outcome = await signIn({ email: `${local}@${name}.example`, password }, from)
  if (!outcome.ok) throw new Error(outcome.problem)
  return outcome.session
}

const holds = async (session: SessionReference) => (await dutiesOfSession(session, { now: new Date() })) !== null

test('a session is listed with its device and network, and ended elsewhere one by one or all but one', async () => {
  const viewer = organisation.administrator
  const here = await signedIn('admin')
  const elsewhere = [await signedIn('admin'), await signedIn('admin')]
  const listed = await listOwnSessions(viewer, { now: new Date() })
  expect(listed.map(({ id }) => id)).toEqual(
    expect.arrayContaining([here, ...elsewhere].map(({ sessionId }) => sessionId)),
  )
  expect(listed.every(({ device, network }) => device === 'Firefox, Windows' && network !== '')).toBe(true)
  const [first, second] = elsewhere
  if (first === undefined || second === undefined) throw new Error('Two sessions were begun')
  await endOwnSession(viewer, first.sessionId)
  expect([await holds(here), await holds(first), await holds(second)]).toEqual([true, false, true])
  await endOtherSessions(viewer, { but: here.sessionId })
  expect([await holds(here), await holds(second)]).toEqual([true, false])
})

test('a session ends when it was not used for as long as the organisation says, and when it has lasted as long', async () => {
  const minutes = (after: number) => ({ now: new Date(Date.now() + after * 60_000) })
  const session = await signedIn('admin')
  await changeSignInSettings(organisation.administrator, { idleMinutes: 30, longestMinutes: 60 }, { now: new Date() })
  expect(await dutiesOfSession(session, minutes(29))).not.toBeNull()
  // It was used after 29 minutes, so it lasts until the 59th; and no use makes it last beyond the hour.
  expect(await dutiesOfSession(session, minutes(58))).not.toBeNull()
  expect(await listOwnSessions(organisation.administrator, minutes(89))).toEqual([])
  expect(await dutiesOfSession(session, minutes(61))).toBeNull()
  const unused = await signedIn('admin')
  expect(await dutiesOfSession(unused, minutes(31))).toBeNull()
  await changeSignInSettings(
    organisation.administrator,
    { idleMinutes: 20_160, longestMinutes: 20_160 },
    { now: new Date() },
  )
})
