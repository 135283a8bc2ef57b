import { randomUUID } from 'node:crypto'
import { Agent, createServer, request, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { chooseModule } from '#data/assignments/choose-module.ts'
import { beginAttempt } from '#data/attempts/begin-attempt.ts'
import { findEnrolment } from '#data/attempts/find-enrolment.ts'
import { goOnInAttempt, type WentOn } from '#data/attempts/go-on.ts'
import type { OwnerDatabase } from '#data/database/owner-database.ts'
import { changeOwnLanguage } from '#data/people/change-own-language.ts'
import { dangerouslyStartSession } from '#data/people/start-session.ts'
import { suspendPerson } from '#data/people/suspend-person.ts'
import { dangerouslyDisconnect } from '#data/system.ts'
import type { Viewer } from '#data/viewer.ts'
import type { LearnerView } from '#domain/scenario/learner-view.ts'
import { createTestDatabase, type TestDatabase } from '#platform/testing/database.ts'
import { sealSessionCookie, sessionCookieName } from '#server/session-cookie.ts'
import { makeTestOrganisation, publishContent, type TestOrganisation } from '#simulation/testing/organisation.ts'
import { openOwner } from '#simulation/testing/with-owner.ts'
import { handleAnswer, handleContinue } from './handle.ts'

const now = new Date()
let testDatabase: TestDatabase
let owner: OwnerDatabase
let close: () => Promise<void>
let server: Server
let origin: string
let organisation: TestOrganisation
let attemptId: string
let question: { sceneId: string; itemId: string; options: string[] }

beforeAll(async () => {
  testDatabase = await createTestDatabase()
  const opened = await openOwner(testDatabase.ownerUrl)
  owner = opened.owner
  close = opened.close
  await publishContent(owner)
  server = createServer((incoming, response) => {
    const [, id = '', verb] = /^\/api\/attempts\/([^/]+)\/(\w+)(?:\?|$)/.exec(incoming.url ?? '') ?? []
    const handle = verb === 'answers' ? handleAnswer : handleContinue
    void handle(incoming, response, { attemptId: id, requestId: randomUUID() })
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
  organisation = await makeTestOrganisation(owner, `http-${randomUUID()}`)
  const [clinician] = organisation.wardClinicians
  const chosen = await chooseModule(clinician, 'the-call-that-dropped', { now })
  const enrolmentId = chosen.ok ? chosen.enrolmentId : ''
  const begun = await beginAttempt(clinician, { enrolmentId, now })
  attemptId = begun.ok ? begun.attemptId : ''
  let view: LearnerView | undefined = (await findEnrolment(clinician, enrolmentId))?.attempt?.view
  while (view?.then.do === 'go-on') {
    const next: WentOn = await goOnInAttempt(clinician, { attemptId, sceneId: view.scene.id, now })
    view = next.ok ? next.next.view : undefined
  }
  if (view?.then.do !== 'ask') throw new Error('The module asks nothing')
  const { itemId, options } = view.then.question
  question = { sceneId: view.scene.id, itemId, options: options.map(({ id }) => id) }
})

async function cookieOf(viewer: Viewer): Promise<string> {
  const session = await dangerouslyStartSession(viewer, { expiresAt: new Date(Date.now() + 60_000) })
  return `${sessionCookieName()}=${await sealSessionCookie({ organisationId: viewer.organisationId, sessionId: session.sessionId })}`
}

const answer = () => ({
  answerId: randomUUID(),
  sceneId: question.sceneId,
  itemId: question.itemId,
  choice: [question.options[0]],
  confidence: 'sure',
  elapsedMs: 12_000,
})

function post(
  body: unknown,
  headers: Record<string, string>,
  path = `/api/attempts/${attemptId}/answers`,
): Promise<Response> {
  return fetch(`${origin}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  })
}

const stored = () => owner.answer.count({ where: { attemptId } })

/** What, the body, and the status it gets. */
const malformed: [string, () => unknown, number][] = [
  ['an empty body', () => '', 415],
  ['no JSON', () => 'choice=a', 415],
  ['a body of 20 KiB', () => ({ ...answer(), choice: ['x'.repeat(20_000)] }), 413],
  ['an array', () => [], 422],
  ['no confidence', () => ({ ...answer(), confidence: undefined }), 422],
  ['an id that is no UUID', () => ({ ...answer(), answerId: '1' }), 422],
  ['a negative time', () => ({ ...answer(), elapsedMs: -1 }), 422],
  ['a field that nobody asked for', () => ({ ...answer(), correct: true }), 422],
  ['an option that is not there', () => ({ ...answer(), choice: ['no-such-option'] }), 422],
  ['another scene', () => ({ ...answer(), sceneId: 'no-such-scene' }), 409],
  ['another item', () => ({ ...answer(), itemId: 'no-such-item' }), 409],
]

describe('posting an answer', () => {
  test('gives the feedback and the next scene, and nothing that a cache may keep', async () => {
    const response = await post(answer(), { cookie: await cookieOf(organisation.wardClinicians[0]) })
    expect(response.status).toBe(200)
    expect(response.headers.get('cache-control')).toBe('no-store')
    const body = await response.json()
    expect(body).toMatchObject({ feedback: { itemId: question.itemId }, debrief: null })
    expect(body.view.scene.id).not.toBe(question.sceneId)
    expect(await stored()).toBe(1)
  })

  test('after a huge body the next request of the same connection pool is answered', async () => {
    const agent = new Agent({ keepAlive: true, maxSockets: 1 })
    const cookie = await cookieOf(organisation.wardClinicians[0])
    const send = (body: string) =>
      new Promise<number | undefined>((resolve, reject) => {
        const headers = { 'content-type': 'application/json', cookie }
        const sent = request(
          `${origin}/api/attempts/${attemptId}/answers`,
          { method: 'POST', agent, headers },
          (reply) => {
            reply.resume().on('end', () => resolve(reply.statusCode))
          },
        )
        sent.on('error', reject).end(body)
      })
    expect(await send(JSON.stringify({ ...answer(), choice: ['x'.repeat(400_000)] }))).toBe(413)
    expect(await send(JSON.stringify(answer()))).toBe(200)
    agent.destroy()
  })

  test.each([
    ['nobody signed in', async () => ({}), 401, 'signed-out'],
    ['a forged cookie', async () => ({ cookie: `${sessionCookieName()}=forged` }), 401, 'signed-out'],
    ['a colleague', async () => ({ cookie: await cookieOf(organisation.wardClinicians[1]) }), 404, 'not-found'],
    [
      'a manager, who is no clinician',
      async () => ({ cookie: await cookieOf(organisation.wardManager) }),
      404,
      'not-found',
    ],
    [
      "another site, with the reader's cookie",
      async () => ({ cookie: await cookieOf(organisation.wardClinicians[0]), 'sec-fetch-site': 'cross-site' }),
      403,
      'elsewhere',
    ],
  ] as const)('is refused to %s', async (_who, headers, status, code) => {
    const response: Response = await post(answer(), await headers())
    expect(response.status).toBe(status)
    expect(await response.json()).toMatchObject({ error: { code } })
    expect(await stored()).toBe(0)
  })

  test('is refused from the moment that the person is suspended', async () => {
    const cookie = await cookieOf(organisation.wardClinicians[0])
    await suspendPerson(organisation.administrator, organisation.wardClinicians[0].personId)
    expect((await post(answer(), { cookie })).status).toBe(401)
    expect(await stored()).toBe(0)
  })

  test.each(malformed)('with %s is a clear error, and stores nothing', async (_what, body, status) => {
    const response: Response = await post(body(), { cookie: await cookieOf(organisation.wardClinicians[0]) })
    expect(response.status).toBe(status)
    const { error } = await response.json()
    expect(error.message.length).toBeGreaterThan(10)
    expect(await stored()).toBe(0)
  })

  test('says where the attempt stands when it is at another scene', async () => {
    const cookie = await cookieOf(organisation.wardClinicians[0])
    await post(answer(), { cookie })
    const response = await post(answer(), { cookie })
    expect(response.status).toBe(409)
    expect(await response.json()).toMatchObject({ error: { code: 'not-current' }, view: { scene: {} } })
    expect(await stored()).toBe(1)
  })
})

describe('a further answer, with the attempt in hand', () => {
  /** Goes on from the feedback to the next question, over HTTP; returns an answer to it. */
  async function nextAnswer(cookie: string): Promise<object> {
    let { view }: { view: LearnerView } = await (await post(answer(), { cookie })).json()
    while (view.then.do === 'go-on') {
      const response: Response = await post(
        { sceneId: view.scene.id },
        { cookie },
        `/api/attempts/${attemptId}/continue`,
      )
      view = (await response.json()).view
    }
    if (view.then.do !== 'ask') throw new Error('The module asks nothing more')
    const { itemId, format, options } = view.then.question
    const ids = options.map(({ id }) => id)
    return { ...answer(), sceneId: view.scene.id, itemId, choice: format === 'order' ? ids : ids.slice(0, 1) }
  }

  test('is recorded, with the understanding that the answers before it left', async () => {
    const cookie = await cookieOf(organisation.wardClinicians[0])
    expect((await post(await nextAnswer(cookie), { cookie })).status).toBe(200)
    expect(await stored()).toBe(2)
    const counted = await owner.understanding.findMany({ where: { personId: organisation.wardClinicians[0].personId } })
    expect(counted.reduce((sum, { answers }) => sum + answers, 0)).toBe(2)
  })

  test('is refused from the moment that the person is suspended, or lost the role', async () => {
    const cookie = await cookieOf(organisation.wardClinicians[0])
    const further = await nextAnswer(cookie)
    await owner.personRole.deleteMany({ where: { personId: organisation.wardClinicians[0].personId } })
    expect((await post(further, { cookie })).status).toBe(401)
    await suspendPerson(organisation.administrator, organisation.wardClinicians[0].personId)
    expect((await post(further, { cookie })).status).toBe(401)
    expect(await stored()).toBe(1)
  })

  test('is told in the language that the person has chosen since', async () => {
    const [clinician] = organisation.wardClinicians
    const cookie = await cookieOf(clinician)
    const further = await nextAnswer(cookie)
    await changeOwnLanguage(clinician, { language: 'es' })
    const response = await post(further, { cookie }, `/api/attempts/${attemptId}/answers?language=es`)
    expect((await response.json()).feedback.principle.language).toBe('es')
  })

  test('is recorded once though another process moved the attempt on, or the same answer comes again', async () => {
    const [clinician] = organisation.wardClinicians
    const cookie = await cookieOf(clinician)
    const further = await nextAnswer(cookie)
    // As another process would: past what this one has in hand.
    await owner.attempt.updateMany({ where: { id: attemptId }, data: { revision: { increment: 1 } } })
    expect((await post(further, { cookie })).status).toBe(200)
    expect((await post(further, { cookie })).status).toBe(200)
    expect(await stored()).toBe(2)
  })
})

describe('going on', () => {
  test('from a scene that asks is refused, and the attempt stays', async () => {
    const cookie = await cookieOf(organisation.wardClinicians[0])
    const response = await post({ sceneId: question.sceneId }, { cookie }, `/api/attempts/${attemptId}/continue`)
    expect(response.status).toBe(409)
    expect(await response.json()).toMatchObject({
      error: { code: 'needs-an-answer' },
      view: { scene: { id: question.sceneId } },
    })
  })
})
