import { randomUUID } from 'node:crypto'
import { hash } from '@node-rs/argon2'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { OwnerDatabase } from '#data/database/owner-database.ts'
import { endOtherSessions, endOwnSession } from '#data/people/end-own-session.ts'
import { listOwnSessions } from '#data/people/list-own-sessions.ts'
import { dangerouslyRenewPasswordHash } from '#data/people/renew-password-hash.ts'
import { changeSignInSettings } from '#data/people/sign-in-settings.ts'
import { dangerouslyDisconnect } from '#data/system.ts'
import { dutiesOfSession, type SessionReference, type Viewer } from '#data/viewer.ts'
import { passwordKeys } from '#platform/env.ts'
import { hashPassword, isOutdated, sealHash } from '#platform/password.ts'
import { createTestDatabase, type TestDatabase } from '#platform/testing/database.ts'
import { makeTestOrganisation, type TestOrganisation } from '#simulation/testing/organisation.ts'
import { openOwner } from '#simulation/testing/with-owner.ts'
import { codeAt, setUp } from './second-factor/set-up.testing.ts'
import { showProof } from './show-proof.ts'
import { signIn } from './sign-in.ts'

const password = 'seven quiet herons at dusk'
let testDatabase: TestDatabase
let owner: OwnerDatabase
let close: () => Promise<void>
let organisation: TestOrganisation
let name: string

beforeAll(async () => {
  testDatabase = await createTestDatabase()
  const ownerConnection = await openOwner(testDatabase.ownerUrl)
  close = ownerConnection.close
  owner = ownerConnection.owner
  name = `own-sessions-${randomUUID()}`
  organisation = await makeTestOrganisation(ownerConnection.owner, name, { passwordHash: await hashPassword(password) })
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
  const sessions = await listOwnSessions(viewer, { now: new Date() })
  expect(sessions.map(({ id }) => id)).toEqual(
    expect.arrayContaining([here, ...elsewhere].map(({ sessionId }) => sessionId)),
  )
  expect(sessions.every(({ device, network }) => device === 'Firefox, Windows' && network !== '')).toBe(true)
  const [first, second] = elsewhere
  if (first === undefined || second === undefined) throw new Error('Two sessions were begun')
  await endOwnSession(viewer, first.sessionId)
  expect([await holds(here), await holds(first), await holds(second)]).toEqual([true, false, true])
  await endOtherSessions(viewer, { but: here.sessionId })
  expect([await holds(here), await holds(second)]).toEqual([true, false])
})

const nothing = { password: '', code: '', passkey: null }

/** What is asked of someone in a session who sends a form so many minutes after it began. */
async function askedAfter(minutes: number, viewer: Viewer, { sessionId }: SessionReference, proof = nothing) {
  const now = new Date(Date.now() + minutes * 60_000)
  const at = { sessionId, challenge: null, device: null, network: '203.0.113.9', now }
  const wrong = await showProof(viewer, proof, at)
  return wrong === null ? null : [wrong.field, wrong.problem, wrong.by]
}

test('who signed in a quarter of an hour ago shows again who they are, with all that they sign in with, and is logged', async () => {
  const viewer = organisation.wardManager
  const session = await signedIn('ward-manager')
  expect(await askedAfter(14, viewer, session)).toBeNull()
  expect(await askedAfter(16, viewer, session)).toEqual(['proof', 'confirm-identity', 'password'])
  const wrong = { ...nothing, password: 'wrong' }
  expect(await askedAfter(16, viewer, session, wrong)).toEqual(['proofPassword', 'wrong-password', 'password'])
  expect(await askedAfter(16, viewer, session, { ...nothing, password })).toBeNull()
  expect([await askedAfter(30, viewer, session), (await askedAfter(32, viewer, session))?.[0]]).toEqual([null, 'proof'])
  // Nobody's session but their own, and none that has ended.
  expect(await askedAfter(1, organisation.bayManager, session)).not.toBeNull()
  const { secret } = await setUp(viewer)
  expect(await askedAfter(60, viewer, session, { ...nothing, password })).toEqual([
    'proofCode',
    'wrong-code',
    'password-and-code',
  ])
  const code = codeAt(secret, new Date(Date.now() + 60 * 60_000))
  expect(await askedAfter(60, viewer, session, { ...nothing, password, code })).toBeNull()
  const events = await owner.auditEvent.findMany({ where: { subjectId: viewer.personId }, orderBy: { place: 'asc' } })
  const network = '203.0.113.9'
  expect(events.flatMap(({ action, detail }) => (/confirmed|failed/.test(action) ? [detail] : []))).toEqual([
    { reason: 'wrong-password', network },
    { by: 'password', network },
    { reason: 'wrong-code', network },
    { by: 'password-and-code', network },
  ])
  await endOtherSessions(viewer, { but: randomUUID() })
  expect(await askedAfter(61, viewer, session)).not.toBeNull()
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
  const unusedSession = await signedIn('admin')
  expect(await dutiesOfSession(unusedSession, minutes(31))).toBeNull()
  await changeSignInSettings(
    organisation.administrator,
    { idleMinutes: 20_160, longestMinutes: 20_160 },
    { now: new Date() },
  )
})

test('a password that was kept in an earlier way is kept in today’s once it signs in, unless it was changed meanwhile', async () => {
  const [{ organisationId, personId, email }] = organisation.bayClinicians
  const where = { organisationId_personId: { organisationId, personId } }
  const passwordHashNow = async () => (await owner.credential.findUniqueOrThrow({ where })).passwordHash
  const earlier = sealHash(await hash(password, { memoryCost: 8192, timeCost: 1, parallelism: 1 }), passwordKeys())
  await owner.credential.update({ where, data: { passwordHash: earlier } })
  expect(isOutdated(earlier)).toBe(true)
  await signedIn('bay-one')
  const today = await passwordHashNow()
  expect([today === earlier, isOutdated(today)]).toEqual([false, false])
  await signedIn('bay-one')
  const candidate = { organisationId, personId, status: 'active', passwordHash: earlier } as const
  await dangerouslyRenewPasswordHash(candidate, { email, passwordHash: 'of the password before' })
  expect(await passwordHashNow()).toBe(today)
})

test('a password has no end, no hint and no question, and an installation begins without accounts', async () => {
  const { organisationId, bayClinicians } = organisation
  const { personId } = bayClinicians[1]
  const where = { organisationId_personId: { organisationId, personId } }
  const storedCredential = await owner.credential.update({ where, data: { changedAt: new Date('2006-01-01') } })
  expect(Object.keys(storedCredential).sort()).toEqual([
    'changedAt',
    'isShort',
    'organisationId',
    'passwordHash',
    'personId',
  ])
  expect(await holds(await signedIn('bay-two'))).toBe(true)
  expect(await owner.person.count({ where: { organisationId: { not: organisationId } } })).toBe(0)
})
