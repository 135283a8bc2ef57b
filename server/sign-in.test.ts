import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import type { OwnerDatabase } from '#data/database/owner-database.ts'
import { changeOwnPassword } from '#data/people/change-own-password.ts'
import { endOwnSessions } from '#data/people/end-own-sessions.ts'
import { dangerouslyEndSession } from '#data/people/end-session.ts'
import { dangerouslyFindToken } from '#data/people/find-token.ts'
import { invitePerson } from '#data/people/invite-person.ts'
import { reinstatePerson } from '#data/people/reinstate-person.ts'
import { signPersonOut } from '#data/people/sign-person-out.ts'
import { dangerouslySpendToken } from '#data/people/spend-token.ts'
import { suspendPerson } from '#data/people/suspend-person.ts'
import { dangerouslyDisconnect } from '#data/system.ts'
import { dutiesOfSession, type SessionReference } from '#data/viewer.ts'
import { hashPassword } from '#platform/password.ts'
import { createTestDatabase, type TestDatabase } from '#platform/testing/database.ts'
import { makeTestOrganisation, type TestOrganisation } from '#simulation/testing/organisation.ts'
import { openOwner } from '#simulation/testing/with-owner.ts'
import { signIn } from './sign-in.ts'
import { newToken } from './tokens.ts'

const password = 'seven quiet herons at dusk'
let testDatabase: TestDatabase
let owner: OwnerDatabase
let close: () => Promise<void>
let organisation: TestOrganisation
let name: string

beforeAll(async () => {
  testDatabase = await createTestDatabase()
  const ownerConnection = await openOwner(testDatabase.ownerUrl)
  owner = ownerConnection.owner
  close = ownerConnection.close
  name = `sign-in-${randomUUID()}`
  organisation = await makeTestOrganisation(owner, name, { passwordHash: await hashPassword(password) })
})

afterAll(async () => {
  await close()
  await dangerouslyDisconnect()
  await testDatabase.drop()
})

const at = () => ({
  address: randomUUID(),
  deviceCookie: undefined,
  userAgent: 'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0',
  now: new Date(),
})
const emailOf = (local: string) => `${local}@${name}.example`

async function signedIn(local: string): Promise<SessionReference> {
  const outcome = await signIn({ email: emailOf(local), password }, at())
  if (!outcome.ok) throw new Error(outcome.problem)
  return outcome.session
}

const holds = async (session: SessionReference) => (await dutiesOfSession(session, { now: new Date() })) !== null

describe('signing in', () => {
  test('takes the address in any case, with spaces around it', async () => {
    expect(await signIn({ email: ` ${emailOf('ward-one').toUpperCase()} `, password }, at())).toMatchObject({
      ok: true,
    })
  })

  test('refuses a wrong password, an unknown address and a suspended person with one answer', async () => {
    await suspendPerson(organisation.administrator, organisation.bayClinicians[1].personId, { now: new Date() })
    const refusal = { ok: false, problem: 'refused' }
    expect(await signIn({ email: emailOf('ward-one'), password: 'not the password' }, at())).toEqual(refusal)
    expect(await signIn({ email: emailOf('nobody'), password }, at())).toEqual(refusal)
    expect(await signIn({ email: emailOf('bay-two'), password }, at())).toEqual(refusal)
    expect(await signIn({}, at())).toEqual(refusal)
    await reinstatePerson(organisation.administrator, organisation.bayClinicians[1].personId, { now: new Date() })
  })

  test('hashes a password for an unknown address too, so that the time does not tell', async () => {
    const timeOf = async (email: string) => {
      const startedAt = process.cpuUsage()
      await signIn({ email, password: 'not the password' }, at())
      const { user, system } = process.cpuUsage(startedAt)
      return user + system
    }
    await timeOf(emailOf('warm-up'))
    const unknownTime = await timeOf(emailOf('nobody-else'))
    // Without the hash a look-up costs about a millisecond of processor time; argon2id costs over ten.
    expect(unknownTime).toBeGreaterThan(5000)
  })

  test('checks nothing more after ten failures from one network, and an eleventh try with the right password fails too', async () => {
    const email = emailOf('ward-two')
    const there = at()
    for (let attempt = 0; attempt < 10; attempt++) await signIn({ email, password: 'guess' }, there)
    expect(await signIn({ email, password }, there)).toEqual({ ok: false, problem: 'too-many-tries' })
    expect(await signIn({ email: emailOf('ward-one'), password }, at())).toMatchObject({ ok: true })
  })
})

test('a sign-in that is refused is logged with its reason and network, and without what was typed', async () => {
  const lines: string[] = []
  const write = vi.spyOn(process.stdout, 'write').mockImplementation((line) => lines.push(`${line}`) > 0)
  const there = at()
  await signIn({ email: emailOf('nobody-at-all'), password: 'a guess of mine' }, there)
  for (let attempt = 0; attempt < 10; attempt++) await signIn({ email: emailOf('bay-one'), password: 'guess' }, there)
  await signIn({ email: emailOf('bay-one'), password: 'guess' }, there)
  write.mockRestore()
  const refusal = lines.filter((line) => line.includes('a sign-in was refused')).map((line) => JSON.parse(line))
  expect(refusal.map(({ reason }) => reason)).toEqual(
    expect.arrayContaining(['unknown-address', 'wrong-password', 'too-many-tries']),
  )
  expect(new Set(refusal.map(({ network }) => network))).toEqual(new Set([there.address]))
  expect(lines.join('')).not.toMatch(/nobody-at-all|bay-one|a guess of mine/)
})

describe('a session', () => {
  test('ends when its person signs out, and no other of theirs', async () => {
    const [here, elsewhere] = [await signedIn('ward-one'), await signedIn('ward-one')]
    await dangerouslyEndSession(here)
    expect([await holds(here), await holds(elsewhere)]).toEqual([false, true])
  })

  test.each([
    ['signs out everywhere', () => endOwnSessions(organisation.bayClinicians[0])],
    [
      'is suspended',
      () => suspendPerson(organisation.administrator, organisation.bayClinicians[0].personId, { now: new Date() }),
    ],
    [
      'is signed out by an administrator',
      () => signPersonOut(organisation.administrator, organisation.bayClinicians[0].personId),
    ],
    [
      'changes their password',
      async () =>
        changeOwnPassword(organisation.bayClinicians[0], {
          passwordHash: await hashPassword(password),
          now: new Date(),
        }),
    ],
  ])('ends at once, on every device, when its person %s', async (_what, happens) => {
    await reinstatePerson(organisation.administrator, organisation.bayClinicians[0].personId, { now: new Date() })
    const sessions = [await signedIn('bay-one'), await signedIn('bay-one')]
    await happens()
    expect(await Promise.all(sessions.map(holds))).toEqual([false, false])
  })

  test('ends by itself when its time is over', async () => {
    const session = await signedIn('ward-one')
    const inTwelveHours = new Date(Date.now() + 12 * 60 * 60 * 1000 + 60_000)
    expect(await dutiesOfSession(session, { now: inTwelveHours })).toBeNull()
  })

  test('takes the roles from the database, not from the cookie', async () => {
    const session = await signedIn('ward-one')
    const { personId } = organisation.wardClinicians[0]
    await owner.personRole.create({
      data: { organisationId: organisation.organisationId, personId, role: 'administrator' },
    })
    expect((await dutiesOfSession(session, { now: new Date() }))?.administrator).not.toBeNull()
    await owner.personRole.deleteMany({ where: { personId, role: 'administrator' } })
    expect((await dutiesOfSession(session, { now: new Date() }))?.administrator).toBeNull()
  })
})

describe('an invitation', () => {
  test('lets someone choose a password once, and sign in with it', async () => {
    const { token, tokenHash } = newToken()
    const email = emailOf('newcomer')
    const now = new Date()
    const invitation = await invitePerson(
      organisation.administrator,
      {
        email,
        givenName: 'New',
        familyName: 'Comer',
        profession: 'Nurse',
        roles: ['clinician'],
        teamId: null,
        language: 'en',
        delivery: { by: 'link', tokenHash, expiresAt: new Date(now.getTime() + 1000) },
      },
      { now },
    )
    expect(invitation.ok).toBe(true)
    expect(token).not.toBe(tokenHash)
    const subject = await dangerouslyFindToken(tokenHash, { now })
    if (subject === null) throw new Error('The invitation was not found')
    expect(await dangerouslyFindToken(tokenHash, { now: new Date(now.getTime() + 2000) })).toBeNull()
    expect(
      await dangerouslySpendToken(subject, { passwordHash: await hashPassword(password), language: 'es', now }),
    ).toBe(true)
    expect(await dangerouslySpendToken(subject, { passwordHash: 'again', language: 'es', now })).toBe(false)
    expect(await signIn({ email, password }, at())).toMatchObject({ ok: true })
  })
})
