import { createPublicKey, createSecretKey, randomUUID } from 'node:crypto'
import { createServer, type Server } from 'node:http'
import { type JWTPayload, SignJWT } from 'jose'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { dutiesOfSession } from '#data/viewer.ts'
import { findFreePort } from '#platform/processes/ports.ts'
import { findDirectRoute } from '#server/direct-routes.ts'
import { owner, setUpOwner } from '#simulation/testing/set-up.ts'
import { otherClientId } from './provider.testing.ts'
import { makeSigningOn, type SigningOn, signOnAs } from './sign-on.testing.ts'

setUpOwner()

let at: SigningOn
let elsewhere: SigningOn
let server: Server
let here: string
let subject: string
let email: string

beforeAll(async () => {
  vi.stubEnv('SIGN_ON_PRIVATE_HOSTS', 'localhost')
  ;[at, elsewhere] = [
    await makeSigningOn(owner, { makesAccounts: true }),
    await makeSigningOn(owner, { makesAccounts: true }),
  ]
  server = createServer((request, response) => {
    const route = findDirectRoute(request.method, request.url ?? '')
    void route?.handle(request, response, { requestId: '' })
  })
  const port = await findFreePort()
  await new Promise<void>((resolve) => server.listen(port, 'localhost', resolve))
  here = `http://localhost:${port}/api/sign-on/logout`
  ;[subject, email] = [randomUUID(), at.emailOf('ward-one')]
  for (const { provider } of [at, elsewhere]) provider.accounts.set(subject, { email, email_verified: true })
  at.provider.logoutUri = `${here}/${at.organisation.organisationId}`
})

afterAll(async () => {
  await at.provider.stop()
  await elsewhere.provider.stop()
  await new Promise((resolve) => server.close(resolve))
})

/** Signs the person in: their session here, and what it is at the provider. */
async function signIn() {
  const finish = await signOnAs(at, email)
  if (finish.kind !== 'signed-in') throw new Error(JSON.stringify(finish))
  const { sessionId: id } = finish.session
  const { providerSession } = await owner.session.findFirstOrThrow({ where: { id } })
  return {
    session: providerSession ?? '',
    holds: async () => (await dutiesOfSession(finish.session, { now: new Date() })) !== null,
  }
}

type TokenParts = { claims?: JWTPayload; header?: object; key?: Parameters<SignJWT['sign']>[0] }

/** A logout token that is right but for what is given. */
function tokenWith({ claims = {}, header = {}, key = at.provider.key }: TokenParts = {}): Promise<string> {
  const now = Math.floor(Date.now() / 1000)
  const right = {
    iss: at.provider.issuer,
    aud: at.provider.clientId,
    iat: now,
    exp: now + 120,
    jti: randomUUID(),
    sub: subject,
    events: { 'http://schemas.openid.net/event/backchannel-logout': {} },
  }
  const all = Object.fromEntries(Object.entries({ ...right, ...claims }).filter(([, value]) => value !== undefined))
  return new SignJWT(all).setProtectedHeader({ alg: 'ES256', kid: 'one', typ: 'logout+jwt', ...header }).sign(key)
}

async function post(token: string, { to = at }: { to?: SigningOn } = {}): Promise<number> {
  const address = `${here}/${to.organisation.organisationId}`
  const response = await fetch(address, { method: 'POST', body: new URLSearchParams({ logout_token: token }) })
  expect(response.headers.get('cache-control')).toBe('no-store')
  return response.status
}

test('a logout at the provider ends the session that it began, and all of them where it names none', async () => {
  const [first, second, third] = [await signIn(), await signIn(), await signIn()]
  expect(new Set([first.session, second.session, third.session]).size).toBe(3)
  await at.provider.logOut(subject, first.session)
  expect([await first.holds(), await second.holds(), await third.holds()]).toEqual([false, true, true])
  const { organisationId, wardClinicians } = at.organisation
  const event = { organisationId, action: 'sign-on.signed-out', subjectId: wardClinicians[0].personId }
  expect(await owner.auditEvent.findFirstOrThrow({ where: event })).toMatchObject({ detail: { sessions: 1 } })
  // Logged out already: that is no failure.
  await at.provider.logOut(subject, first.session)
  expect(await post(await tokenWith({ header: { typ: undefined } }))).toBe(200)
  expect([await second.holds(), await third.holds()]).toEqual([false, false])
})

describe('ends nothing', () => {
  const now = Math.floor(Date.now() / 1000)
  const attacks: Readonly<Record<string, () => Promise<string>>> = {
    'without a signature': async () => {
      const [, body] = (await tokenWith()).split('.')
      return `${Buffer.from(JSON.stringify({ alg: 'none', typ: 'logout+jwt' })).toString('base64url')}.${body}.`
    },
    'signed with the public key as a secret': () => {
      const pem = createPublicKey(at.provider.key).export({ type: 'spki', format: 'pem' })
      return tokenWith({ header: { alg: 'HS256' }, key: createSecretKey(Buffer.from(pem)) })
    },
    'signed with the client’s secret': () =>
      tokenWith({ header: { alg: 'HS256' }, key: createSecretKey(Buffer.from(at.provider.clientSecret)) }),
    'signed by another provider': () => tokenWith({ key: elsewhere.provider.key }),
    'of another provider': () => tokenWith({ claims: { iss: elsewhere.provider.issuer } }),
    'for another client': () => tokenWith({ claims: { aud: otherClientId } }),
    'with a nonce, as an ID token has': () => tokenWith({ claims: { nonce: 'n' } }),
    'of another type': () => tokenWith({ header: { typ: 'at+jwt' } }),
    'without the event': () => tokenWith({ claims: { events: { other: {} } } }),
    'with an event that is no object': () =>
      tokenWith({ claims: { events: { 'http://schemas.openid.net/event/backchannel-logout': 'yes' } } }),
    'of nobody': () => tokenWith({ claims: { sub: undefined } }),
    'without an id': () => tokenWith({ claims: { jti: undefined } }),
    'without an end': () => tokenWith({ claims: { exp: undefined } }),
    'that has ended': () => tokenWith({ claims: { exp: now - 120 } }),
    'of the future': () => tokenWith({ claims: { iat: now + 300, exp: now + 600 } }),
    'that is old, whatever its end': () => tokenWith({ claims: { iat: now - 1200, exp: now + 6000 } }),
    'that is none': async () => 'a.b.c',
  }
  let holds: () => Promise<boolean>
  beforeAll(async () => {
    ;({ holds } = await signIn())
  })

  test.each(Object.entries(attacks))('%s', async (_what, token) => {
    expect(await post(await token())).toBe(400)
    expect(await holds()).toBe(true)
  })

  test('of someone else’s session, of another organisation’s address, or used before', async () => {
    const { holds, session } = await signIn()
    expect(await post(await tokenWith({ claims: { sid: session, sub: 'someone-else' } }))).toBe(200)
    const token = await tokenWith()
    expect(await post(token, { to: elsewhere })).toBe(400)
    expect(await holds()).toBe(true)
    expect(await post(token)).toBe(200)
    expect(await holds()).toBe(false)
    const again = await signIn()
    expect(await post(token)).toBe(400)
    expect(await again.holds()).toBe(true)
  })

  test('nothing that is no form with a token', async () => {
    const address = `${here}/${at.organisation.organisationId}`
    for (const body of ['', JSON.stringify({ logout_token: await tokenWith() }), 'a'.repeat(70_000)])
      expect((await fetch(address, { method: 'POST', body })).status).toBe(400)
    const unknownReply = await fetch(`${here}/nobody`, {
      method: 'POST',
      body: new URLSearchParams({ logout_token: 'a' }),
    })
    expect(unknownReply.status).toBe(400)
  })
})
