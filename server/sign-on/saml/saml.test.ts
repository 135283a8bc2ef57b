import { randomUUID } from 'node:crypto'
import { createServer, type Server } from 'node:http'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { dangerouslyFindProvider } from '#data/sign-on/provider.ts'
import { findSignOnSettings } from '#data/sign-on/settings.ts'
import { noteSignOnTrial, switchSignOn } from '#data/sign-on/switch-sign-on.ts'
import { dutiesOfSession } from '#data/viewer.ts'
import { findFreePort } from '#platform/processes/ports.ts'
import { makeKey } from '#platform/testing/certificate.ts'
import { findDirectRoute } from '#server/direct-routes.ts'
import { comeBack, leaveFor } from '#server/sign-on/sign-on.testing.ts'
import { owner, setUpOwner } from '#simulation/testing/set-up.ts'
import { answerAddress, serviceAddress } from './addresses.ts'
import { attacksOn } from './attacks.testing.ts'
import {
  type AssertionFacts,
  assertionOf,
  inBase64,
  metadataOf,
  readRequest,
  responseOf,
  signXml,
} from './provider.testing.ts'
import { readAnswer } from './read-answer.ts'
import { fetchMetadata } from './read-metadata.ts'
import { newRequestId } from './request-id.ts'
import { keepProvider, makeUsing, rightFor, type Using } from './saml.testing.ts'
import { serviceMetadata } from './service-metadata.ts'
import { hasSimplesamlphp, passThroughSimplesamlphp, startSimplesamlphp } from './simplesamlphp.testing.ts'

setUpOwner()

let server: Server
let here: string
let servedMetadata: string | null = null
let at: Using
let elsewhere: Using

beforeAll(async () => {
  vi.stubEnv('SIGN_ON_PRIVATE_HOSTS', 'localhost')
  server = createServer((request, response) => {
    const route = findDirectRoute(request.method, request.url ?? '')
    if (route !== null) void route.handle(request, response, { requestId: '' })
    else response.writeHead(servedMetadata === null ? 500 : 200).end(servedMetadata)
  })
  const port = await findFreePort()
  await new Promise<void>((resolve) => server.listen(port, 'localhost', resolve))
  here = `http://localhost:${port}`
  at = await makeUsing(owner, 'one')
  elsewhere = await makeUsing(owner, 'other')
})

afterAll(async () => {
  await new Promise((resolve) => server.close(resolve))
})

const now = () => new Date()

/** Sets out for the provider: what the browser keeps, and what a right answer says. */
async function setOut(using: Using, local = 'ward-one') {
  const browser = await leaveFor(using.organisation.organisationId, '', { next: '/learn' })
  return { browser, said: rightFor(using, readRequest(browser.goTo).id, local) }
}

/** The provider's page makes the browser post this: where it is led then. */
async function post(xml: string, { to = at }: { to?: Using } = {}): Promise<URL> {
  const path = new URL(answerAddress(to.organisation.organisationId)).pathname
  const body = new URLSearchParams({ SAMLResponse: inBase64(xml), RelayState: 'whatever' })
  const headers = { origin: 'https://provider.example', 'sec-fetch-site': 'cross-site' }
  const response = await fetch(`${here}${path}`, { method: 'POST', body, headers, redirect: 'manual' })
  expect([response.status, response.headers.get('set-cookie')]).toEqual([303, null])
  return new URL(response.headers.get('location') ?? '')
}

async function answerWith(xml: string, browser: Awaited<ReturnType<typeof leaveFor>>) {
  const led = await post(xml)
  const finish = await comeBack(at.organisation.organisationId, browser, led.search.slice(1))
  return finish.kind === 'refused' ? finish.reason : finish.kind
}

const right = (facts: AssertionFacts, { provider: { key } } = at) => responseOf(facts, signXml(assertionOf(facts), key))

test('a person is asked for with our own address, known by a name that lasts, and has a session like any other', async () => {
  const { organisationId, wardClinicians } = at.organisation
  const { browser, said } = await setOut(at)
  const { origin, pathname, searchParams } = new URL(browser.goTo)
  expect(`${origin}${pathname}?from=${searchParams.get('from')}`).toBe(at.provider.signInAddress)
  const { answerTo, by } = readRequest(browser.goTo)
  expect(serviceMetadata(organisationId)).toContain(`Location="${answerTo}"`)
  expect(serviceMetadata(organisationId)).toContain(`entityID="${by}"`)
  const led = await post(responseOf(said, signXml(assertionOf(said), at.provider.key)))
  // Nobody is signed in but the browser that set out and brought the answer, and it once: whoever has another bring it has no ticket.
  const query = led.search.slice(1)
  const refusal = { reason: 'started-elsewhere' }
  expect(await comeBack(organisationId, { cookies: new Map() }, query)).toMatchObject(refusal)
  expect(await comeBack(organisationId, browser, `state=${said.inResponseTo}`)).toMatchObject(refusal)
  const finish = await comeBack(organisationId, browser, query)
  if (finish.kind !== 'signed-in') throw new Error(JSON.stringify(finish))
  expect(finish.next).toBe('/learn')
  expect((await dutiesOfSession(finish.session, { now: now() }))?.clinician?.personId).toBe(wardClinicians[0].personId)
  expect(await comeBack(organisationId, browser, query)).toMatchObject(refusal)
  const account = await owner.signOnAccount.findFirstOrThrow({ where: { organisationId } })
  expect(account).toMatchObject({ subject: said.nameId, groupValues: ['Leads', 'Nurses'] })
  // With another address there: the same person. A new one gets an account.
  const again = await setOut(at)
  const movedFacts = { ...again.said, attributes: { mail: [`ward-two@${at.domain}`] } }
  expect(await answerWith(right(movedFacts), again.browser)).toBe('signed-in')
  expect(await owner.signOnAccount.count({ where: { organisationId } })).toBe(1)
  const newcomer = await setOut(at, 'unheard-of')
  expect(await answerWith(right(newcomer.said), newcomer.browser)).toBe('signed-in')
})

test('a certificate that is new is known beside the old one, from a file or from the provider’s own address', async () => {
  const next = makeKey()
  await keepProvider(at, metadataOf(at.provider, [at.provider.key, next]))
  for (const key of [at.provider.key, next]) {
    const { browser, said } = await setOut(at)
    expect(await answerWith(responseOf(said, signXml(assertionOf(said), key)), browser)).toBe('signed-in')
  }
  const last = makeKey()
  await keepProvider(at, metadataOf(at.provider, [at.provider.key]), `${here}/metadata`)
  expect((await findSignOnSettings(at.organisation.administrator))?.requirement).toBe('optional')
  const withLast = async () => {
    await owner.signOn.updateMany({ data: { metadataReadAt: new Date(Date.now() - 600_000) } })
    const { browser, said } = await setOut(at)
    return answerWith(responseOf(said, signXml(assertionOf(said), last)), browser)
  }
  servedMetadata = metadataOf(elsewhere.provider, [last])
  expect(await withLast()).toBe('not-trusted')
  servedMetadata = metadataOf(at.provider, [at.provider.key, last])
  expect(await withLast()).toBe('signed-in')
  expect(await owner.auditEvent.count({ where: { action: 'sign-on.metadata-changed' } })).toBe(1)
  await keepProvider(at, metadataOf(at.provider, [at.provider.key]))
})

describe('nobody is signed in by an answer', () => {
  const attacks = attacksOn(() => ({ at, elsewhere }))
  test.each(Object.entries(attacks))('%s', async (_what, answer) => {
    const { organisationId } = at.organisation
    const provider = (await dangerouslyFindProvider(organisationId)) ?? expect.fail('There is no provider')
    const facts = rightFor(at, newRequestId(organisationId, { now: now() }))
    const read = readAnswer(provider, inBase64(answer(facts)), { now: now() })
    await expect(read).rejects.toMatchObject({ reason: 'not-trusted' })
  })

  test('that says so, that nobody asked for, to another organisation, or a second time', async () => {
    const { browser, said } = await setOut(at)
    expect(await answerWith(responseOf(said, ''), browser)).toBe('provider-refused')
    for (const inResponseTo of [null, `_${randomUUID()}`, (await setOut(elsewhere)).said.inResponseTo])
      expect((await post(right({ ...said, inResponseTo }))).search).toBe('?refused=started-elsewhere')
    const answer = right(said)
    expect((await post(answer, { to: elsewhere })).search).toBe('?refused=started-elsewhere')
    for (const nothing of ['', `<!DOCTYPE Response [<!ENTITY a "b">]>${answer}`])
      expect((await post(nothing)).search).toBe('?refused=not-trusted')
    expect(await answerWith(responseOf(said, assertionOf(said)), browser)).toBe('not-trusted')
    expect(await answerWith(answer, browser)).toBe('signed-in')
    expect(await answerWith(answer, browser)).toBe('started-elsewhere')
    // The same assertion under another request of the same browser.
    const other = await setOut(at)
    const movedFacts = answer.replace(
      `InResponseTo="${said.inResponseTo}"`,
      `InResponseTo="${other.said.inResponseTo}"`,
    )
    expect(await answerWith(movedFacts, other.browser)).toBe('not-trusted')
  })

  test('whose name goes on after a comment', async () => {
    const { browser, said } = await setOut(at, 'newest')
    const mail = `ward-one@${at.domain}.evil.example`
    const answer = right({ ...said, attributes: { mail: [mail] } }).replace('.evil', '<!-- -->.evil')
    expect(await answerWith(answer, browser)).toBe('email-of-another-domain')
  })
})

test.skipIf(!hasSimplesamlphp())(
  'simplesamlphp reads our metadata and we read its, and it signs a person in (skipped where PHP or Debian’s simplesamlphp is missing)',
  async () => {
    const { organisationId, administrator } = at.organisation
    const mail = `bay-one@${at.domain}`
    const person = { uid: ['bay-one'], mail: [mail], groups: ['Nurses'] }
    const php = await startSimplesamlphp(serviceMetadata(organisationId), at.provider.key, person)
    try {
      const read = await fetchMetadata(php.metadataAddress, { now: now() })
      if (typeof read === 'string') throw new Error(read)
      const { issuer } = read
      await keepProvider(at, await (await fetch(php.metadataAddress)).text(), php.metadataAddress)
      const attempt = { organisationId, issuer, clientId: serviceAddress(organisationId), now: now() }
      expect(await noteSignOnTrial(administrator, attempt)).toBe(true)
      expect(await switchSignOn(administrator, 'optional')).toEqual({ ok: true })
      const browser = await leaveFor(organisationId, mail)
      const { action, samlResponse } = await passThroughSimplesamlphp(browser.goTo)
      expect(action).toBe(answerAddress(organisationId))
      expect(await answerWith(Buffer.from(samlResponse, 'base64').toString('utf8'), browser)).toBe('signed-in')
      const account = await owner.signOnAccount.findFirstOrThrow({ where: { organisationId, issuer } })
      expect(account).toMatchObject({ personId: at.organisation.bayClinicians[0].personId, groupValues: ['Nurses'] })
    } finally {
      await php.stop()
    }
  },
)
