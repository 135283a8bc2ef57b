import { Agent, request } from 'node:http'
import { describe, expect, test } from 'vitest'
import { answerTo, atFirstQuestion } from '#data/attempts/first-question.testing.ts'
import { recordAnswer } from '#data/attempts/record-answer.ts'
import { suspendPerson } from '#data/people/suspend-person.ts'
import { sessionCookieName } from '#server/session-cookie.ts'
import {
  answer,
  attemptId,
  cookieOf,
  countAnswers,
  organisation,
  origin,
  post,
  question,
  setUpAskedAttempt,
} from './attempt-in-progress.testing.ts'

setUpAskedAttempt()

/** What, the body, and the status it gets. */
const malformedBodies: [string, () => unknown, number][] = [
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
    expect(await countAnswers()).toBe(1)
  })

  test('after a huge body the next request of the same connection pool is answered', async () => {
    const agent = new Agent({ keepAlive: true, maxSockets: 1 })
    const cookie = await cookieOf(organisation.wardClinicians[0])
    const send = (body: string) =>
      new Promise<number | undefined>((resolve, reject) => {
        const headers = { 'content-type': 'application/json', cookie }
        const clientRequest = request(
          `${origin}/api/attempts/${attemptId}/answers`,
          { method: 'POST', agent, headers },
          (reply) => {
            reply.resume().on('end', () => resolve(reply.statusCode))
          },
        )
        clientRequest.on('error', reject).end(body)
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
    expect(await countAnswers()).toBe(0)
  })

  test('is refused from the moment that the person is suspended', async () => {
    const cookie = await cookieOf(organisation.wardClinicians[0])
    await suspendPerson(organisation.administrator, organisation.wardClinicians[0].personId, { now: new Date() })
    expect((await post(answer(), { cookie })).status).toBe(401)
    expect(await countAnswers()).toBe(0)
  })

  test.each(malformedBodies)('with %s is a clear error, and stores nothing', async (_what, body, status) => {
    const response: Response = await post(body(), { cookie: await cookieOf(organisation.wardClinicians[0]) })
    expect(response.status).toBe(status)
    const { error } = await response.json()
    expect(error.message.length).toBeGreaterThan(10)
    expect(await countAnswers()).toBe(0)
  })

  test('with an id that a colleague’s answer has is a clear error, and stores nothing', async () => {
    const cookie = await cookieOf(organisation.wardClinicians[0])
    const theirs = await atFirstQuestion(organisation.wardClinicians[1])
    const submission = answerTo(theirs.sceneId, theirs.item)
    await recordAnswer(organisation.wardClinicians[1], { attemptId: theirs.attemptId, submission, now: new Date() })
    const before = await countAnswers()
    const response = await post({ ...answer(), answerId: submission.answerId }, { cookie })
    expect(response.status).toBe(422)
    expect(await response.json()).toMatchObject({ error: { code: 'answer-id-taken' } })
    expect(await countAnswers()).toBe(before)
  })

  test('says where the attempt stands when it is at another scene', async () => {
    const cookie = await cookieOf(organisation.wardClinicians[0])
    await post(answer(), { cookie })
    const response = await post(answer(), { cookie })
    expect(response.status).toBe(409)
    expect(await response.json()).toMatchObject({ error: { code: 'not-current' }, view: { scene: {} } })
    expect(await countAnswers()).toBe(1)
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
