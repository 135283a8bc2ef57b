import { randomUUID } from 'node:crypto'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, beforeEach } from 'vitest'
import { chooseModule } from '#data/assignments/choose-module.ts'
import { beginAttempt } from '#data/attempts/begin-attempt.ts'
import { findEnrolment } from '#data/attempts/find-enrolment.ts'
import { goOnInAttempt, type WentOn } from '#data/attempts/go-on.ts'
import type { OwnerDatabase } from '#data/database/owner-database.ts'
import { dangerouslyStartSession } from '#data/people/start-session.ts'
import { dangerouslyDisconnect } from '#data/system.ts'
import type { Viewer } from '#data/viewer.ts'
import type { LearnerView } from '#domain/scenario/learner-view.ts'
import { createTestDatabase, type TestDatabase } from '#platform/testing/database.ts'
import { sealSessionCookie, sessionCookieName } from '#server/session-cookie.ts'
import { makeTestOrganisation, type TestOrganisation } from '#simulation/testing/organisation.ts'
import { openOwner } from '#simulation/testing/with-owner.ts'
import { handleAnswer, handleContinue } from './handle.ts'

const now = new Date()
let testDatabase: TestDatabase
export let owner: OwnerDatabase
let close: () => Promise<void>
let server: Server
export let origin: string
export let organisation: TestOrganisation
export let attemptId: string
export let question: { sceneId: string; itemId: string; options: string[] }

/** A server that takes answers, and before each test a clinician whose attempt is at its first question. */
export function setUpAskedAttempt(): void {
  beforeAll(async () => {
    testDatabase = await createTestDatabase({ as: 'web' })
    const ownerConnection = await openOwner(testDatabase.ownerUrl)
    owner = ownerConnection.owner
    close = ownerConnection.close
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
    const choice = await chooseModule(clinician, 'the-call-that-dropped', { now })
    const enrolmentId = choice.ok ? choice.enrolmentId : ''
    const attempt = await beginAttempt(clinician, { enrolmentId, now })
    attemptId = attempt.ok ? attempt.attemptId : ''
    let view: LearnerView | undefined = (await findEnrolment(clinician, enrolmentId))?.attempt?.view
    while (view?.then.do === 'go-on') {
      const next: WentOn = await goOnInAttempt(clinician, { attemptId, sceneId: view.scene.id, now })
      view = next.ok ? next.next.view : undefined
    }
    if (view?.then.do !== 'ask') throw new Error('The module asks nothing')
    const { itemId, options } = view.then.question
    question = { sceneId: view.scene.id, itemId, options: options.map(({ id }) => id) }
  })
}

export async function cookieOf(viewer: Viewer): Promise<string> {
  const session = await dangerouslyStartSession(viewer, {
    expiresAt: new Date(Date.now() + 60_000),
    network: '192.0.2.1',
  })
  return `${sessionCookieName()}=${await sealSessionCookie({ organisationId: viewer.organisationId, sessionId: session.sessionId })}`
}

export const answer = () => ({
  answerId: randomUUID(),
  sceneId: question.sceneId,
  itemId: question.itemId,
  choice: [question.options[0]],
  confidence: 'sure',
  elapsedMs: 12_000,
})

export function post(
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

export const countAnswers = () => owner.answer.count({ where: { attemptId } })
