import { randomUUID } from 'node:crypto'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { OwnerDatabase } from '#data/database/owner-database.ts'
import { beginFollowUp } from '#data/follow-ups/begin-follow-up.ts'
import { findFollowUp } from '#data/follow-ups/find-follow-up.ts'
import { ownFollowUps } from '#data/follow-ups/own-follow-ups.ts'
import { dangerouslyScheduleFollowUps } from '#data/follow-ups/schedule-follow-ups.ts'
import { dangerouslyStartSession } from '#data/people/start-session.ts'
import { suspendPerson } from '#data/people/suspend-person.ts'
import { dangerouslyDisconnect } from '#data/system.ts'
import type { Viewer } from '#data/viewer.ts'
import type { Choice } from '#domain/scenario/attempt-state.ts'
import { someChoice } from '#domain/scenario/some-choice.testing.ts'
import { createTestDatabase, type TestDatabase } from '#platform/testing/database.ts'
import { findDirectRoute } from '#server/direct-routes.ts'
import { sealSessionCookie, sessionCookieName } from '#server/session-cookie.ts'
import { completeModule } from '#simulation/testing/complete-module.ts'
import { makeTestOrganisation, type TestOrganisation } from '#simulation/testing/organisation.ts'
import { openOwner } from '#simulation/testing/with-owner.ts'

let testDatabase: TestDatabase
let owner: OwnerDatabase
let close: () => Promise<void>
let server: Server
let origin: string
let organisation: TestOrganisation
let followUpId: string
let question: { itemId: string; choice: Choice }

beforeAll(async () => {
  testDatabase = await createTestDatabase({ as: 'web' })
  const ownerConnection = await openOwner(testDatabase.ownerUrl)
  owner = ownerConnection.owner
  close = ownerConnection.close
  server = createServer((request, response) => {
    const route = findDirectRoute(request.method, request.url ?? '')
    if (route === null) response.writeHead(404).end()
    else void route.handle(request, response, { requestId: randomUUID() })
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})

afterAll(async () => {
  server.close()
  await close()
  await dangerouslyDisconnect()
  await testDatabase.drop()
})

beforeEach(async () => {
  const now = new Date()
  organisation = await makeTestOrganisation(owner, `http-${randomUUID()}`)
  const [clinician] = organisation.wardClinicians
  const trainedAt = new Date(now.getTime() - 9 * 24 * 60 * 60 * 1000)
  await completeModule(clinician, 'the-call-that-dropped', { now: trainedAt })
  await dangerouslyScheduleFollowUps(organisation.organisationId, { now })
  followUpId = (await ownFollowUps(clinician, { now })).open?.id ?? ''
  await beginFollowUp(clinician, { followUpId, now })
  const page = await findFollowUp(clinician, followUpId, { now })
  const asks = page?.progress === 'under-way' ? page.player.view.then : null
  if (asks?.do !== 'ask') throw new Error('It asks nothing')
  question = { itemId: asks.question.itemId, choice: someChoice(asks.question, 0) }
})

async function cookieOf(viewer: Viewer): Promise<string> {
  const session = await dangerouslyStartSession(viewer, {
    expiresAt: new Date(Date.now() + 60_000),
    network: '192.0.2.1',
  })
  return `${sessionCookieName()}=${await sealSessionCookie({ organisationId: viewer.organisationId, sessionId: session.sessionId })}`
}

const answer = () => ({
  answerId: randomUUID(),
  sceneId: question.itemId,
  itemId: question.itemId,
  choice: question.choice,
  confidence: 'fairly',
  elapsedMs: 20_000,
})

const post = (body: unknown, headers: Record<string, string>): Promise<Response> =>
  fetch(`${origin}/api/follow-ups/${followUpId}/answers`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  })

const countAnswers = () => owner.answer.count({ where: { followUpId } })

describe('posting an answer to a follow-up', () => {
  test('gives the feedback and what is asked next; the same again gives the same, and is stored once', async () => {
    const cookie = await cookieOf(organisation.wardClinicians[0])
    const submission = answer()
    const response = await post(submission, { cookie })
    const body = await response.json()
    expect(response.status).toBe(200)
    expect(response.headers.get('cache-control')).toBe('no-store')
    expect(body).toMatchObject({ feedback: { itemId: question.itemId }, view: { scene: {} }, debrief: null })
    expect(await (await post(submission, { cookie })).json()).toEqual(body)
    expect(await countAnswers()).toBe(1)
  })

  test.each([
    ['nobody signed in', async () => ({}), 401],
    ['a colleague', async () => ({ cookie: await cookieOf(organisation.wardClinicians[1]) }), 404],
    ['a manager, who is no clinician', async () => ({ cookie: await cookieOf(organisation.wardManager) }), 404],
    [
      "another site, with the reader's cookie",
      async () => ({ cookie: await cookieOf(organisation.wardClinicians[0]), 'sec-fetch-site': 'cross-site' }),
      403,
    ],
  ] as const)('is refused to %s', async (_who, headers, status) => {
    const response: Response = await post(answer(), await headers())
    expect(response.status).toBe(status)
    expect(await countAnswers()).toBe(0)
  })

  test('is refused from the moment that the person is suspended', async () => {
    const cookie = await cookieOf(organisation.wardClinicians[0])
    await suspendPerson(organisation.administrator, organisation.wardClinicians[0].personId, { now: new Date() })
    expect((await post(answer(), { cookie })).status).toBe(401)
    expect(await countAnswers()).toBe(0)
  })

  test('says what is wrong with it, or where the follow-up stands, and stores nothing', async () => {
    const cookie = await cookieOf(organisation.wardClinicians[0])
    expect((await post({ ...answer(), confidence: 'very' }, { cookie })).status).toBe(422)
    expect((await post({ ...answer(), choice: ['no-such-option'] }, { cookie })).status).toBe(422)
    const elsewhere = await post({ ...answer(), sceneId: 'another' }, { cookie })
    expect(elsewhere.status).toBe(409)
    expect(await elsewhere.json()).toMatchObject({
      error: { code: 'not-current' },
      view: { scene: { id: question.itemId } },
    })
    expect(await countAnswers()).toBe(0)
  })
})
