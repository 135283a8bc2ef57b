import { randomUUID } from 'node:crypto'
import { inflateRawSync } from 'node:zlib'
import { decodeJwt, SignJWT } from 'jose'
import { beforeAll, expect, test, vi } from 'vitest'
import { findOwnProof } from '#data/people/own-proof.ts'
import { askStrength } from '#data/sign-on/ask-strength.ts'
import { isOwnAccount } from '#data/sign-on/is-own-account.ts'
import { dangerouslyFindProvider } from '#data/sign-on/provider.ts'
import { owner, setUpOwner } from '#simulation/testing/set-up.ts'
import { passThrough } from './provider.testing.ts'
import { assertionOf, inBase64, readRequest, responseOf, signXml } from './saml/provider.testing.ts'
import { readAnswer } from './saml/read-answer.ts'
import { makeUsing, rightFor } from './saml/saml.testing.ts'
import { comeBack, leaveFor, makeSigningOn, type SigningOn } from './sign-on.testing.ts'

setUpOwner()

let at: SigningOn
let email: string

beforeAll(async () => {
  vi.stubEnv('SIGN_ON_PRIVATE_HOSTS', 'localhost')
  at = await makeSigningOn(owner, { makesAccounts: false })
  email = at.emailOf('ward-one')
  at.provider.accounts.set(randomUUID(), { email, email_verified: true })
  return () => at.provider.stop()
})

/** Comes back with a token that also says this. */
async function comingWith(claims: Record<string, unknown>, purpose: 'sign-in' | 'prove' = 'sign-in') {
  const { organisationId } = at.organisation
  const browser = await leaveFor(organisationId, email, { purpose })
  const query = await passThrough(browser.goTo)
  at.provider.changeToken = (own) =>
    new SignJWT({ ...decodeJwt(own), ...claims }).setProtectedHeader({ alg: 'ES256', kid: 'one' }).sign(at.provider.key)
  return { asked: new URL(browser.goTo).searchParams, finished: await comeBack(organisationId, browser, query) }
}

test('a session counts as proved from when the provider says that its person signed in there, and else as not', async () => {
  const [viewer] = at.organisation.wardClinicians
  const provedAt = async (claims: Record<string, unknown>) => {
    const { finished } = await comingWith(claims)
    if (finished.kind !== 'signed-in') throw new Error(JSON.stringify(finished))
    return findOwnProof(viewer, finished.session)
  }
  const hourAgo = Math.floor(Date.now() / 1000) - 3600
  expect(await provedAt({ auth_time: hourAgo })).toEqual({ provedAt: new Date(hourAgo * 1000), isOfProvider: true })
  expect(await provedAt({ auth_time: undefined })).toEqual({ provedAt: null, isOfProvider: true })
})

test('who shows again who they are is asked anew by the provider, and begins no session', async () => {
  const [viewer, other] = at.organisation.wardClinicians
  const before = await owner.session.count()
  const { asked, finished } = await comingWith({}, 'prove')
  expect([asked.get('max_age'), asked.get('prompt')]).toEqual(['0', 'login'])
  if (finished.kind !== 'shown') throw new Error(JSON.stringify(finished))
  expect(finished.claims.authenticatedSeconds).toBeGreaterThan(Date.now() / 1000 - 60)
  expect([await isOwnAccount(viewer, finished.claims), await isOwnAccount(other, finished.claims)]).toEqual([
    true,
    false,
  ])
  expect(await owner.session.count()).toBe(before)
})

test('who signs in less strongly than the organisation asks is refused, and the trail says how they did', async () => {
  const { administrator, organisationId } = at.organisation
  await askStrength(administrator, { strength: 'phrh phr' })
  const { asked, finished } = await comingWith({ acr: 'pwd' })
  expect(asked.get('acr_values')).toBe('phrh phr')
  expect(finished).toMatchObject({ kind: 'refused', reason: 'too-weak' })
  expect((await comingWith({ acr: undefined })).finished).toMatchObject({ reason: 'too-weak' })
  expect((await comingWith({ acr: 'phr' })).finished.kind).toBe('signed-in')
  const trail = await owner.auditEvent.findMany({ where: { organisationId }, orderBy: { place: 'desc' }, take: 2 })
  expect(trail.map(({ action, detail }) => ({ action, detail }))).toMatchObject([
    { action: 'person.signed-in', detail: { strength: 'phr' } },
    { action: 'sign-on.failed', detail: { reason: 'too-weak' } },
  ])
  await askStrength(administrator, { strength: '' })
})

test('by SAML it is asked for in the request, and read from what the provider has signed', async () => {
  const using = await makeUsing(owner, 'saml')
  const { organisationId, administrator } = using.organisation
  const setOut = async (purpose: 'sign-in' | 'prove') => {
    const { goTo } = await leaveFor(organisationId, '', { purpose })
    const request = new URL(goTo).searchParams.get('SAMLRequest') ?? ''
    return { request: inflateRawSync(Buffer.from(request, 'base64')).toString(), id: readRequest(goTo).id }
  }
  expect((await setOut('sign-in')).request).not.toMatch(/ForceAuthn="true"|RequestedAuthnContext/)
  const classes = 'urn:oasis:names:tc:SAML:2.0:ac:classes'
  await askStrength(administrator, { strength: `${classes}:X509 ${classes}:TimeSyncToken` })
  const { request, id } = await setOut('prove')
  expect(request).toMatch(/ForceAuthn="true"/)
  for (const name of ['X509', 'TimeSyncToken'])
    expect(request).toContain(`>${classes}:${name}</saml:AuthnContextClassRef>`)
  const facts = rightFor(using, id)
  const answer = inBase64(responseOf(facts, signXml(assertionOf(facts), using.provider.key)))
  const provider = await dangerouslyFindProvider(organisationId)
  if (provider === null) throw new Error('There is no provider')
  const { subject } = await readAnswer(provider, answer, { now: new Date() })
  expect(subject.strength).toBe(`${classes}:unspecified`)
  expect(Math.abs((subject.authenticatedSeconds ?? 0) - Date.now() / 1000)).toBeLessThan(30)
})

test('what the provider has issued is kept nowhere, and the browser gets a session and nothing of it', async () => {
  const { organisationId } = at.organisation
  const browser = await leaveFor(organisationId, email)
  const query = await passThrough(browser.goTo)
  const ids: string[] = []
  at.provider.changeToken = async (own) => {
    ids.push(own)
    return own
  }
  const finish = await comeBack(organisationId, browser, query)
  expect([finish.kind, ids.length]).toEqual(['signed-in', 1])
  const [, , signature = ''] = (ids[0] ?? '').split('.')
  expect(signature.length).toBeGreaterThan(40)
  const rows = await allRows()
  expect(rows.length).toBeGreaterThan(10)
  for (const facts of [...rows, JSON.stringify(finish)]) expect(facts).not.toContain(signature)
})

/** Every row of every table, as text. */
async function allRows(): Promise<string[]> {
  const tables = await owner.$queryRaw<{ name: string }[]>`
    SELECT c.relname AS name FROM pg_class c WHERE c.relkind IN ('r', 'p') AND c.relnamespace = 'public'::regnamespace`
  const facts = await Promise.all(
    tables.map(({ name }) => owner.$queryRawUnsafe<{ said: string }[]>(`SELECT t::text AS said FROM "${name}" t`)),
  )
  return facts.flat().map((row) => row.said)
}
