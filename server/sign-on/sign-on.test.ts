import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import type { OwnerDatabase } from '#data/database/owner-database.ts'
import { actOnPeople } from '#data/people/act-on-people.ts'
import { invitePerson } from '#data/people/invite-person.ts'
import { reinstatePerson } from '#data/people/reinstate-person.ts'
import { suspendPerson } from '#data/people/suspend-person.ts'
import { nameBreakGlass, unnameBreakGlass } from '#data/sign-on/break-glass.ts'
import { dangerouslyFindSignOnOf, dangerouslyIsSignOnOffered } from '#data/sign-on/provider.ts'
import { switchSignOn } from '#data/sign-on/switch-sign-on.ts'
import { dangerouslyDisconnect } from '#data/system.ts'
import { dutiesOfSession } from '#data/viewer.ts'
import { hashPassword } from '#platform/password.ts'
import { createTestDatabase, type TestDatabase } from '#platform/testing/database.ts'
import { signIn } from '#server/sign-in.ts'
import { newToken } from '#server/tokens.ts'
import { openOwner } from '#simulation/testing/with-owner.ts'
import { passThrough } from './provider.testing.ts'
import { comeBack, leaveFor, makeSigningOn, type SigningOn, signOnAs } from './sign-on.testing.ts'

const password = 'seven quiet herons at dusk'
let testDatabase: TestDatabase
let owner: OwnerDatabase
let close: () => Promise<void>
let invitedOnly: SigningOn
let open: SigningOn

beforeAll(async () => {
  vi.stubEnv('SIGN_ON_PRIVATE_HOSTS', 'localhost')
  testDatabase = await createTestDatabase()
  const ownerConnection = await openOwner(testDatabase.ownerUrl)
  owner = ownerConnection.owner
  close = ownerConnection.close
  expect(await dangerouslyIsSignOnOffered()).toBe(false)
  invitedOnly = await makeSigningOn(owner, { makesAccounts: false, passwordHash: await hashPassword(password) })
  open = await makeSigningOn(owner, { makesAccounts: true })
})

afterAll(async () => {
  await invitedOnly.provider.stop()
  await open.provider.stop()
  await close()
  await dangerouslyDisconnect()
  await testDatabase.drop()
})

/** An account at the provider, with a verified address unless said otherwise. */
function account(at: SigningOn, local: string, claims: Record<string, unknown> = {}) {
  const subject = randomUUID()
  const email = String(claims.email ?? at.emailOf(local))
  at.provider.accounts.set(subject, { email, email_verified: true, given_name: 'Ada', family_name: 'Byron', ...claims })
  return { subject, email }
}

async function lastEvent(at: SigningOn): Promise<{ action: string; detail: unknown }> {
  const event = await owner.auditEvent.findFirstOrThrow({
    where: { organisationId: at.organisation.organisationId },
    orderBy: { place: 'desc' },
  })
  return { action: event.action, detail: event.detail }
}

describe('who signs in with their organisation’s account', () => {
  test('is found by the verified address once and by the subject from then on, and has a session like any other', async () => {
    const { subject, email } = account(invitedOnly, 'ward-one')
    const { organisationId, wardClinicians } = invitedOnly.organisation
    const browser = await leaveFor(organisationId, email, { next: '/learn/practise' })
    const finish = await comeBack(organisationId, browser, await passThrough(browser.goTo))
    if (finish.kind !== 'signed-in') throw new Error(JSON.stringify(finish))
    expect(finish.next).toBe('/learn/practise')
    const duties = await dutiesOfSession(finish.session, { now: new Date() })
    expect(duties?.clinician?.personId).toBe(wardClinicians[0].personId)
    expect(await lastEvent(invitedOnly)).toMatchObject({
      action: 'person.signed-in',
      detail: { by: 'single-sign-on', network: '203.0.113.9' },
    })
    // Another address there, and somebody else's at that: the same person here.
    invitedOnly.provider.accounts.set(subject, { email: invitedOnly.emailOf('ward-two'), email_verified: true })
    const again = await signOnAs(invitedOnly, invitedOnly.emailOf('ward-two'))
    if (again.kind !== 'signed-in') throw new Error(JSON.stringify(again))
    expect((await dutiesOfSession(again.session, { now: new Date() }))?.clinician?.personId).toBe(
      wardClinicians[0].personId,
    )
    invitedOnly.provider.accounts.delete(subject)
  })

  test('joins where someone has invited them, and the link in the mail ends', async () => {
    const { email } = account(invitedOnly, 'newcomer')
    await invitePerson(
      invitedOnly.organisation.administrator,
      {
        email,
        givenName: 'New',
        familyName: 'Comer',
        profession: 'Nurse',
        roles: ['clinician'],
        teamId: null,
        language: 'en',
        delivery: { by: 'link', tokenHash: newToken().tokenHash, expiresAt: new Date('2030-01-01') },
      },
      { now: new Date() },
    )
    expect((await signOnAs(invitedOnly, email)).kind).toBe('signed-in')
    const person = await owner.person.findFirstOrThrow({ where: { email }, include: { tokens: true } })
    expect([person.status, person.tokens]).toEqual(['active', []])
  })

  test('gets an account where the organisation makes them, and nowhere else', async () => {
    const { email } = account(open, 'unheard-of')
    expect((await signOnAs(open, email)).kind).toBe('signed-in')
    expect(await owner.person.findFirstOrThrow({ where: { email }, include: { roles: true } })).toMatchObject({
      organisationId: open.organisation.organisationId,
      givenName: 'Ada',
      familyName: 'Byron',
      status: 'active',
      roles: [{ role: 'clinician' }],
    })
    const other = account(invitedOnly, 'unheard-of')
    expect(await signOnAs(invitedOnly, other.email)).toMatchObject({ kind: 'refused', reason: 'unknown' })
    expect(await lastEvent(invitedOnly)).toMatchObject({ action: 'sign-on.failed', detail: { reason: 'unknown' } })
  })

  test('is refused while suspended and after leaving, and comes back as who has joined, also without a password', async () => {
    const { email } = account(open, 'ward-two')
    const { administrator } = open.organisation
    const [, { personId }] = open.organisation.wardClinicians
    const [now, one] = [new Date(), { selection: { these: 'chosen' as const, personIds: [personId] }, expected: 1 }]
    await owner.credential.deleteMany({ where: { personId } })
    const status = async () => (await owner.person.findFirstOrThrow({ where: { email } })).status
    expect((await signOnAs(open, email)).kind).toBe('signed-in')
    await suspendPerson(administrator, personId, { now })
    expect(await signOnAs(open, email)).toMatchObject({ kind: 'refused', reason: 'suspended' })
    expect(await lastEvent(open)).toMatchObject({ action: 'person.sign-in-failed', detail: { reason: 'suspended' } })
    await reinstatePerson(administrator, personId, { now })
    expect(await status()).toBe('active')
    await actOnPeople(administrator, { act: { kind: 'leave' }, ...one }, { now })
    expect(await signOnAs(open, email)).toMatchObject({ kind: 'refused', reason: 'left' })
    await actOnPeople(administrator, { act: { kind: 'come-back' }, ...one }, { now })
    expect([await status(), (await signOnAs(open, email)).kind]).toEqual(['active', 'signed-in'])
  })
})

describe('an account that says less than it should', () => {
  test.each([
    ['an unverified address', { email_verified: false }, 'email-unverified'],
    ['an address of which nothing is said', { email_verified: undefined }, 'email-unverified'],
    ['an address of another domain', { email: 'someone@elsewhere.example' }, 'email-of-another-domain'],
  ])('with %s is linked with nobody', async (_what, claims, reason) => {
    const { email, subject } = account(open, 'bay-one', claims)
    expect(await signOnAs(open, email)).toMatchObject({ kind: 'refused', reason })
    expect(await owner.signOnAccount.count({ where: { subject } })).toBe(0)
    open.provider.accounts.delete(subject)
  })

  test('and a second account with somebody’s address does not become them', async () => {
    const first = account(open, 'bay-two')
    expect((await signOnAs(open, first.email)).kind).toBe('signed-in')
    open.provider.accounts.delete(first.subject)
    account(open, 'bay-two')
    expect(await signOnAs(open, first.email)).toMatchObject({ kind: 'refused', reason: 'linked-otherwise' })
  })
})

describe('the way in', () => {
  test('is the address’s domain’s, and the same for who is known and who is not', async () => {
    const of = (email: string) => dangerouslyFindSignOnOf(email)
    expect(await dangerouslyIsSignOnOffered()).toBe(true)
    const signOn = await of(open.emailOf('ward-one'))
    expect(signOn).toMatchObject({ organisationId: open.organisation.organisationId, requirement: 'optional' })
    expect(await of(open.emailOf('nobody'))).toEqual(signOn)
    expect(await of('someone@elsewhere.example')).toBeNull()
  })

  test('stays open to named administrators where single sign-on is required and the provider is down', async () => {
    const { administrator, organisationId } = invitedOnly.organisation
    const from = () => ({ address: randomUUID(), deviceCookie: undefined, userAgent: '', now: new Date() })
    const withPassword = (local: string) => signIn({ email: invitedOnly.emailOf(local), password }, from())
    expect(await switchSignOn(administrator, 'required')).toEqual({ ok: false, problem: 'no-break-glass' })
    await nameBreakGlass(administrator, { personId: administrator.personId, now: new Date() })
    expect(await switchSignOn(administrator, 'required')).toEqual({ ok: true })
    invitedOnly.provider.intercept = (_request, response) => {
      response.writeHead(503).end()
      return true
    }
    expect(await withPassword('ward-one')).toEqual({ ok: false, problem: 'use-single-sign-on', organisationId })
    expect(await signIn({ email: invitedOnly.emailOf('ward-one'), password: 'wrong' }, from())).toEqual({
      ok: false,
      problem: 'refused',
    })
    expect((await withPassword('admin')).ok).toBe(true)
    expect(await lastEvent(invitedOnly)).toMatchObject({ action: 'person.signed-in', detail: { breakGlass: true } })
    expect(await unnameBreakGlass(administrator, { personId: administrator.personId })).toBe('last-break-glass')
    // Nobody who is named can come in any more: then any administrator may.
    await owner.breakGlass.deleteMany({ where: { organisationId } })
    expect((await withPassword('admin')).ok).toBe(true)
    expect((await withPassword('bay-manager')).ok).toBe(false)
    invitedOnly.provider.intercept = null
  })
})
