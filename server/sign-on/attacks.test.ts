import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import type { OwnerDatabase } from '#data/database/owner-database.ts'
import { dangerouslyDisconnect } from '#data/system.ts'
import { createTestDatabase, type TestDatabase } from '#platform/testing/database.ts'
import { placeWithin } from '#server/place-within.ts'
import { openOwner } from '#simulation/testing/with-owner.ts'
import { hintFor } from './begin.ts'
import { passThrough } from './provider.testing.ts'
import { type Browser, comeBack, leaveFor, makeSigningOn, type SigningOn } from './sign-on.testing.ts'
import { tokenOfOtherClient } from './token-of-other-client.testing.ts'

let testDatabase: TestDatabase
let owner: OwnerDatabase
let close: () => Promise<void>
let open: SigningOn
let another: SigningOn
const subject = randomUUID()
let email: string

beforeAll(async () => {
  vi.stubEnv('SIGN_ON_PRIVATE_HOSTS', 'localhost')
  testDatabase = await createTestDatabase()
  const ownerConnection = await openOwner(testDatabase.ownerUrl)
  owner = ownerConnection.owner
  close = ownerConnection.close
  open = await makeSigningOn(ownerConnection.owner, { makesAccounts: true })
  another = await makeSigningOn(ownerConnection.owner, { makesAccounts: false })
  email = open.emailOf('bay-one')
  open.provider.accounts.set(subject, { email, email_verified: true })
})

afterAll(async () => {
  await open.provider.stop()
  await another.provider.stop()
  await close()
  await dangerouslyDisconnect()
  await testDatabase.drop()
})

describe('an answer that is not the provider’s to this browser', () => {
  test('a state of another browser, or none, is refused', async () => {
    const { organisationId } = open.organisation
    const [mine, theirs] = [await leaveFor(organisationId, email), await leaveFor(organisationId, email)]
    const query = await passThrough(theirs.goTo)
    expect(await comeBack(organisationId, mine, query)).toMatchObject({ reason: 'started-elsewhere' })
    const withMyState = new URLSearchParams(query)
    withMyState.set('state', new URL(mine.goTo).searchParams.get('state') ?? '')
    // Their code under my state: the verifier and the nonce are mine.
    expect(await comeBack(organisationId, mine, `${withMyState}`)).toMatchObject({ reason: 'not-trusted' })
    withMyState.delete('state')
    expect(await comeBack(organisationId, mine, `${withMyState}`)).toMatchObject({ reason: 'started-elsewhere' })
  })

  test('is logged, but does not fill the audit trail however often it comes', async () => {
    const { organisationId } = another.organisation
    const browser = await leaveFor(organisationId, email)
    const state = new URL(browser.goTo).searchParams.get('state') ?? ''
    const query = `${new URLSearchParams({ state, error: 'access_denied', iss: another.provider.issuer })}`
    const countFailures = () => owner.auditEvent.count({ where: { organisationId, action: 'sign-on.failed' } })
    const before = await countFailures()
    for (let times = 0; times < 105; times += 1)
      expect(await comeBack(organisationId, browser, query)).toMatchObject({ reason: 'provider-refused' })
    expect((await countFailures()) - before).toBe(100)
  })

  test('a code is good once', async () => {
    const { organisationId } = open.organisation
    const browser = await leaveFor(organisationId, email)
    const query = await passThrough(browser.goTo)
    expect((await comeBack(organisationId, browser, query)).kind).toBe('signed-in')
    expect(await comeBack(organisationId, browser, query)).toMatchObject({ kind: 'refused', reason: 'not-trusted' })
  })

  test('an answer of another issuer, and one at another organisation’s address, are refused', async () => {
    const { organisationId } = open.organisation
    const browser = await leaveFor(organisationId, email)
    const query = await passThrough(browser.goTo)
    expect(await comeBack(another.organisation.organisationId, browser, query)).toMatchObject({
      reason: 'started-elsewhere',
    })
    const mixedUp = new URLSearchParams(query)
    mixedUp.set('iss', another.provider.issuer)
    expect(await comeBack(organisationId, browser, `${mixedUp}`)).toMatchObject({ reason: 'not-trusted' })
  })

  test('a token of another client, of an earlier sign-in, or under another signature is refused', async () => {
    const { organisationId } = open.organisation
    const cookies: string[] = []
    /** Signs on, with what the provider's token endpoint sends in the place of its own token. */
    const withToken = async (tokenFor: (own: string, browser: Browser) => string | Promise<string>) => {
      const browser = await leaveFor(organisationId, email)
      const query = await passThrough(browser.goTo)
      open.provider.changeToken = async (own) => {
        cookies.push(own)
        return tokenFor(own, browser)
      }
      const finish = await comeBack(organisationId, browser, query)
      open.provider.changeToken = null
      return finish.kind === 'refused' ? finish.reason : finish.kind
    }
    expect(await withToken((own) => own)).toBe('signed-in')
    const [earlier = ''] = cookies
    expect(await withToken(() => earlier)).toBe('not-trusted')
    expect(await withToken((own) => `${own.split('.').slice(0, 2).join('.')}.${earlier.split('.')[2]}`)).toBe(
      'not-trusted',
    )
    expect(await withToken((_own, browser) => tokenOfOtherClient(open.provider, { email, browser }))).toBe(
      'not-trusted',
    )
  })

  test('and what a browser keeps meanwhile is never larger than browsers keep', async () => {
    const { organisationId } = open.organisation
    const long = `/search?q=${'a'.repeat(3000)}`
    for (const [next, leadsTo] of [
      [long, '/'],
      [long.slice(0, 1000), long.slice(0, 1000)],
    ] as const) {
      const browser = await leaveFor(organisationId, email, { next })
      const [[name, value] = ['', '']] = browser.cookies
      expect(name.length + value.length).toBeLessThan(4096)
      const finish = await comeBack(organisationId, browser, await passThrough(browser.goTo))
      expect(finish).toMatchObject({ kind: 'signed-in', next: leadsTo })
    }
  })

  test('and an address that was typed goes to its own domain’s provider alone', () => {
    const email = 'ada@one.example'
    expect(hintFor({ domains: ['other.example', 'one.example'] }, email)).toBe(email)
    expect(hintFor({ domains: ['other.example', 'ward.one.example'] }, email)).toBeNull()
    expect(hintFor({ domains: ['other.example'] }, null)).toBeNull()
  })

  test('and where people were going is never another site', () => {
    expect(['//evil.example', 'https://evil.example', '/\\evil.example'].map(placeWithin)).toEqual(['/', '/', '/'])
  })
})

test('a try signs nobody in and says whose provider it was', async () => {
  const { organisationId } = another.organisation
  const { accounts, issuer, clientId } = another.provider
  const mine = { email: another.emailOf('bay-one'), email_verified: true }
  accounts.set(subject, mine)
  const browser = await leaveFor(organisationId, mine.email, { purpose: 'try' })
  const finish = await comeBack(organisationId, browser, await passThrough(browser.goTo))
  expect(finish).toEqual({ kind: 'tried', organisationId, issuer, clientId })
  expect(await owner.signOnAccount.count({ where: { organisationId } })).toBe(0)
})

test('whatever the provider answers instead of what it should, nobody is signed in by it and nothing fails', async () => {
  const { organisationId } = open.organisation
  const [stranger, theirs] = [randomUUID(), open.emailOf('ward-one')]
  const text = fc.constantFrom(
    '',
    '\0',
    '\ud800',
    '..',
    'x'.repeat(5000),
    'null',
    '<html>',
    'a.b.c',
    'e30.e30.',
    '{"__proto__":1}',
  )
  const value = fc.oneof(text, fc.jsonValue({ maxDepth: 2 }))
  const instead = fc.record({
    at: fc.constantFrom('/token', 'token', 'claims'),
    status: fc.constantFrom(200, 201, 302, 400, 500),
    type: fc.constantFrom('application/json', 'text/html', 'application/jwt'),
    body: fc.oneof(
      text,
      value.map((json) => JSON.stringify(json)),
    ),
    claims: fc.record({
      email_verified: value.filter((text) => !/^(true|1)$/.test(`${text}`)),
      given_name: value,
      locale: value,
    }),
  })
  for (const { at, status, type, body, claims } of fc.sample(instead, 30)) {
    open.provider.accounts.set(stranger, { ...claims, email: theirs })
    const browser = await leaveFor(organisationId, at === 'claims' ? theirs : email)
    const query = await passThrough(browser.goTo)
    open.provider.changeToken = at === 'token' ? async () => body : null
    open.provider.intercept = (request, response) => {
      if (request.url !== at) return false
      response.writeHead(status, { 'content-type': type }).end(body)
      return true
    }
    const finish = await comeBack(organisationId, browser, query)
    open.provider.intercept = null
    open.provider.changeToken = null
    expect(finish.kind, `${at}: ${body} ${JSON.stringify(claims)}`).toBe('refused')
  }
})
