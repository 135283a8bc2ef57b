import { randomUUID } from 'node:crypto'
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { beforeAll, describe, expect, test, vi } from 'vitest'
import { ownOnlookers } from '#data/reports/own-onlookers.ts'
import { rotateWebhookSecret } from '#data/webhooks/rotate-webhook-secret.ts'
import { sendMessageAgain } from '#data/webhooks/send-again.ts'
import { testWebhook } from '#data/webhooks/test-webhook.ts'
import { webhookKeys } from '#platform/env.ts'
import { sealHash } from '#platform/password.ts'
import { webhookMessages } from '#server/api/webhook-messages.ts'
import { webhookSecret } from '#server/tokens.ts'
import { completeModule } from '#simulation/testing/complete-module.ts'
import { livedOrganisation, owner, setUpLivedOrganisation } from '#simulation/testing/set-up.ts'
import { startReceiver } from './receiver.testing.ts'
import { hour, later, send, sendTest, start, stateOf, withReceiver } from './webhooks.testing.ts'

setUpLivedOrganisation()
const at = withReceiver()

type Check = (secret: string, headers: Readonly<Record<string, string>>, body: string, now: number) => boolean
let isFromCurtain: Check

beforeAll(async () => {
  const [, example = ''] = /```js\n(.*?)```/s.exec(readFileSync('docs/webhooks.md', 'utf8')) ?? []
  const file = join(mkdtempSync(join(tmpdir(), 'webhooks-')), 'check.mjs')
  writeFileSync(file, example)
  isFromCurtain = (await import(/* @vite-ignore */ pathToFileURL(file).href)).isFromCurtain
})

describe('a message', () => {
  test('is written where someone completes a module, signed, without a name, and shown to them', async () => {
    const { webhookId, secret } = await at.hook()
    const clinician = livedOrganisation.clinicians.at(-1)
    if (clinician === undefined) throw new Error('nobody lives here')
    await completeModule(clinician, 'the-call-that-dropped', { now: later(1000) })
    expect(await send(later(2000))).toBe('delivered')
    expect(await send(later(3000))).toBeNull()
    const [delivery] = at.receiver.requests
    if (delivery === undefined) throw new Error('nothing came')
    expect(webhookMessages.completed.body.safeParse(delivery.json()).error).toBeUndefined()
    expect(delivery.json()).toEqual({
      type: 'completed',
      timestamp: expect.stringMatching(/^2026-07-10T10:00:01/),
      data: {
        personId: clinician.personId,
        teamIds: [livedOrganisation.teams.bay],
        module: 'the-call-that-dropped',
        ...{ round: 1, dueOn: null, assignmentId: null, enrolmentId: expect.any(String) },
      },
    })
    expect(delivery.body).not.toMatch(new RegExp(`${clinician.givenName}|${clinician.email}`, 'i'))
    const sentAt = later(2000).getTime()
    expect(isFromCurtain(secret, delivery.headers, delivery.body, sentAt)).toBe(true)
    expect(isFromCurtain(secret, delivery.headers, `${delivery.body} `, sentAt)).toBe(false)
    expect(isFromCurtain(webhookSecret(randomUUID()), delivery.headers, delivery.body, sentAt)).toBe(false)
    expect(isFromCurtain(secret, delivery.headers, delivery.body, sentAt + hour)).toBe(false)
    const { may, looked } = await ownOnlookers(clinician)
    expect(may).toContainEqual({ name: 'Learning record', as: 'programme' })
    expect(looked).toContainEqual(
      expect.objectContaining({ name: 'Learning record', what: 'programme-completion', at: later(2000) }),
    )
    const webhookRow = JSON.stringify(await owner.webhook.findFirst({ where: { id: webhookId } }), (_key, value) =>
      typeof value === 'bigint' ? `${value}` : value,
    )
    expect(webhookRow).not.toContain(secret)
    // What is undone is told to nobody.
    const undone = owner.$transaction(async (transaction) => {
      const { organisationId, personId } = clinician
      const open = { organisationId, personId, completedAt: null }
      const one = { ...open, id: randomUUID(), moduleSlug: 'the-whatsapp-photo' }
      await transaction.enrolment.create({ data: one })
      await transaction.enrolment.updateMany({ where: { id: one.id }, data: { completedAt: later(4000) } })
      expect(await transaction.webhookEvent.count({ where: { personId } })).toBe(2)
      throw new Error('undone')
    })
    await expect(undone).rejects.toThrow('undone')
    expect(await send(later(5000))).toBeNull()
  })

  test('is signed with the former secret too for a day after rotating', async () => {
    const { webhookId, secret } = await at.hook()
    const id = randomUUID()
    const next = webhookSecret(id)
    const rotated = { webhookId, id, secret: sealHash(next, webhookKeys()) }
    // The same form twice makes one.
    for (const _ of [1, 2])
      expect(await rotateWebhookSecret(livedOrganisation.administrator, rotated, { now: start })).toBe('rotated')
    const right = async (now: Date) => {
      await sendTest(webhookId, now)
      const { headers = {}, body = '' } = at.receiver.requests.at(-1) ?? {}
      return [next, secret].map((each) => isFromCurtain(each, headers, body, now.getTime()))
    }
    expect(await right(later(hour))).toEqual([true, true])
    expect(await right(later(25 * hour))).toEqual([true, false])
  })

  test('that is not taken is sent again with the same id and bytes, also where the system was killed in the middle', async () => {
    const { webhookId } = await at.hook()
    at.receiver.answerWith((response) => response.writeHead(500).end('no'))
    const { id, outcome, delivery } = await sendTest(webhookId, start)
    expect([outcome, delivery.answerStatus, delivery.problem]).toEqual(['waiting', 500, 'refused'])
    expect(delivery.nextTryAt).toEqual(later(30_000))
    expect(await send(later(29_000))).toBeNull()
    at.receiver.answerWith((_response, request) => request.socket.destroy())
    expect(await send(later(30_000))).toBe('waiting')
    const { port } = new URL(at.receiver.address)
    await at.receiver.stop()
    expect(await send(later(120_000))).toBe('waiting')
    const state = await stateOf(webhookId)
    expect(state?.deliveries[0]).toMatchObject({
      status: 'waiting',
      attempts: 3,
      answerStatus: null,
      problem: 'unreachable',
    })
    expect(state?.failingSince).toEqual(start)
    const before = at.receiver.requests
    at.receiver = await startReceiver(Number(port))
    expect(await send(later(hour))).toBe('delivered')
    const all = [...before, ...at.receiver.requests]
    expect(all).toHaveLength(3)
    expect(new Set(all.map(({ headers }) => headers['webhook-id']))).toEqual(new Set([id]))
    expect(new Set(all.map(({ body }) => body)).size).toBe(1)
    expect(await stateOf(webhookId)).toMatchObject({
      failingSince: null,
      deliveries: [{ status: 'delivered', answerStatus: 204 }],
    })
    expect(await sendMessageAgain(livedOrganisation.administrator, id, { now: later(2 * hour) })).toEqual({ webhookId })
    expect(await send(later(2 * hour))).toBe('delivered')
    expect(at.receiver.requests.at(-1)?.headers['webhook-id']).toBe(id)
  })

  test.each([
    [
      'redirected',
      () => at.receiver.answerWith((response) => response.writeHead(302, { location: '/elsewhere' }).end()),
    ],
    ['too-slow', () => at.receiver.answerWith(() => {})],
    ['too-large', () => at.receiver.answerWith((response) => response.end('x'.repeat(5000)))],
    ['not-https', () => vi.stubEnv('WEBHOOK_PRIVATE_HOSTS', '')],
  ])('is not taken where it is %s', async (problem, be) => {
    const { webhookId } = await at.hook()
    be()
    expect((await sendTest(webhookId, start, problem === 'too-slow' ? 2000 : undefined)).delivery).toMatchObject({
      status: 'waiting',
      problem,
      answerStatus: null,
    })
    expect(at.receiver.requests.length).toBe(problem === 'not-https' ? 0 : 1)
  })

  test('goes into no private network', async () => {
    for (const address of [
      'https://127.0.0.1/x',
      'https://10.1.2.3/x',
      'https://169.254.169.254/latest',
      'https://[::1]/',
    ])
      expect((await sendTest((await at.hook(['completed'], { address })).webhookId, start)).delivery.problem).toBe(
        'not-public',
      )
  })

  test('is sent by one worker of several, one at a time to each system', async () => {
    const other = await startReceiver()
    const hooks = [await at.hook(), await at.hook(['completed'], { address: other.address })]
    let underWay = 0
    let most = 0
    for (const each of [at.receiver, other])
      each.answerWith((response) => {
        most = Math.max(most, ++underWay)
        setTimeout(() => response.writeHead(200).end(() => underWay--), 5)
      })
    for (const { webhookId } of hooks)
      for (let place = 0; place < 6; place++)
        await testWebhook(livedOrganisation.administrator, { webhookId, id: randomUUID() }, { now: start })
    const isDone = async () => (await owner.webhookDelivery.count({ where: { status: 'waiting' } })) === 0
    const worker = async () => {
      while (!(await isDone())) await send(start)
    }
    await Promise.all([worker(), worker(), worker(), worker()])
    const ids = [...at.receiver.requests, ...other.requests].map(({ headers }) => headers['webhook-id'])
    expect([ids.length, new Set(ids).size]).toEqual([12, 12])
    expect(most).toBeLessThanOrEqual(2)
    await other.stop()
  })
})
