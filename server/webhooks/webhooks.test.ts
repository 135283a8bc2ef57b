import { randomUUID } from 'node:crypto'
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { listNotices } from '#data/notices/list-notices.ts'
import { createTeam } from '#data/people/create-team.ts'
import { ownOnlookers } from '#data/reports/own-onlookers.ts'
import { findWebhook } from '#data/webhooks/find-webhook.ts'
import { makeWebhook } from '#data/webhooks/make-webhook.ts'
import { rotateWebhookSecret } from '#data/webhooks/rotate-webhook-secret.ts'
import { sendMessageAgain } from '#data/webhooks/send-again.ts'
import { switchWebhook } from '#data/webhooks/switch-webhook.ts'
import { testWebhook } from '#data/webhooks/test-webhook.ts'
import type { WebhookEvent } from '#domain/webhooks/webhook-events.ts'
import { webhookKeys } from '#platform/env.ts'
import { sealHash } from '#platform/password.ts'
import { webhookSecret } from '#server/tokens.ts'
import { completeModule } from '#simulation/testing/complete-module.ts'
import { lived, owner, setUpLived } from '#simulation/testing/set-up.ts'
import { type Receiver, startReceiver } from './receiver.testing.ts'
import { sendNextMessage } from './send-next-message.ts'

setUpLived()

type Check = (secret: string, headers: Readonly<Record<string, string>>, body: string, now: number) => boolean
const hour = 60 * 60 * 1000
const day = 24 * hour
const start = new Date('2026-07-10T10:00:00Z')
const after = (milliseconds: number) => new Date(start.getTime() + milliseconds)
let receiver: Receiver
let isFromCurtain: Check

beforeAll(async () => {
  const [, example = ''] = /```js\n(.*?)```/s.exec(readFileSync('docs/webhooks.md', 'utf8')) ?? []
  const file = join(mkdtempSync(join(tmpdir(), 'webhooks-')), 'check.mjs')
  writeFileSync(file, example)
  isFromCurtain = (await import(/* @vite-ignore */ file)).isFromCurtain
})

beforeEach(async () => {
  vi.stubEnv('WEBHOOK_PRIVATE_HOSTS', 'localhost')
  receiver = await startReceiver()
})

afterEach(async () => {
  await receiver.stop()
  await owner.webhook.deleteMany({})
  await owner.webhookEvent.deleteMany({})
})

async function hook(events: readonly WebhookEvent[] = ['completed'], { now = start, address = receiver.address } = {}) {
  const id = randomUUID()
  const secret = webhookSecret(id)
  const made = { id, name: 'Learning record', address, events, secret: sealHash(secret, webhookKeys()) }
  expect(await makeWebhook(lived.administrator, made, { now })).toBe('made')
  return { webhookId: id, secret }
}

const limits = { timeoutMs: 300, mostBytes: 1000 }
const send = (now: Date) => sendNextMessage({ clock: () => now, chance: () => 0.5, limits })

/** Asks for a test and gives what became of the message. */
async function tested(webhookId: string, now: Date) {
  const id = randomUUID()
  expect(await testWebhook(lived.administrator, { webhookId, id }, { now })).toBe('queued')
  const outcome = await send(now)
  const delivery = await owner.webhookDelivery.findFirstOrThrow({ where: { id } })
  return { id, outcome, delivery }
}

const stateOf = async (webhookId: string) => findWebhook(lived.administrator, { webhookId, before: null })

describe('a message', () => {
  test('is written where someone completes a module, signed, without a name, and shown to them', async () => {
    const { webhookId, secret } = await hook()
    const clinician = lived.clinicians.at(-1)
    if (clinician === undefined) throw new Error('nobody lives here')
    await completeModule(clinician, 'the-call-that-dropped', { now: after(1000) })
    expect(await send(after(2000))).toBe('delivered')
    expect(await send(after(3000))).toBeNull()
    const [told] = receiver.received
    if (told === undefined) throw new Error('nothing came')
    expect(told.json()).toEqual({
      type: 'completed',
      timestamp: expect.stringMatching(/^2026-07-10T10:00:01/),
      data: {
        personId: clinician.personId,
        teamIds: [lived.teams.bay],
        module: 'the-call-that-dropped',
        ...{ round: 1, dueOn: null, assignmentId: null, enrolmentId: expect.any(String) },
      },
    })
    expect(told.body).not.toMatch(new RegExp(`${clinician.givenName}|${clinician.email}`, 'i'))
    const sentAt = after(2000).getTime()
    expect(isFromCurtain(secret, told.headers, told.body, sentAt)).toBe(true)
    expect(isFromCurtain(secret, told.headers, `${told.body} `, sentAt)).toBe(false)
    expect(isFromCurtain(webhookSecret(randomUUID()), told.headers, told.body, sentAt)).toBe(false)
    expect(isFromCurtain(secret, told.headers, told.body, sentAt + hour)).toBe(false)
    const { may, looked } = await ownOnlookers(clinician)
    expect(may).toContainEqual({ name: 'Learning record', as: 'programme' })
    expect(looked).toContainEqual(
      expect.objectContaining({ name: 'Learning record', what: 'programme-completion', at: after(2000) }),
    )
    const kept = JSON.stringify(await owner.webhook.findFirst({ where: { id: webhookId } }), (_key, value) =>
      typeof value === 'bigint' ? `${value}` : value,
    )
    expect(kept).not.toContain(secret)
    // What is undone is told to nobody.
    const undone = owner.$transaction(async (transaction) => {
      const { organisationId, personId } = clinician
      const open = { organisationId, personId, completedAt: null }
      const one = { ...open, id: randomUUID(), moduleSlug: 'the-whatsapp-photo' }
      await transaction.enrolment.create({ data: one })
      await transaction.enrolment.updateMany({ where: { id: one.id }, data: { completedAt: after(4000) } })
      expect(await transaction.webhookEvent.count({ where: { personId } })).toBe(2)
      throw new Error('undone')
    })
    await expect(undone).rejects.toThrow('undone')
    expect(await send(after(5000))).toBeNull()
  })

  test('is signed with the former secret too for a day after rotating', async () => {
    const { webhookId, secret } = await hook()
    const id = randomUUID()
    const next = webhookSecret(id)
    const rotated = { webhookId, id, secret: sealHash(next, webhookKeys()) }
    // The same form twice makes one.
    for (const _ of [1, 2]) expect(await rotateWebhookSecret(lived.administrator, rotated, { now: start })).toBe('rotated')
    const right = async (at: Date) => {
      await tested(webhookId, at)
      const { headers = {}, body = '' } = receiver.received.at(-1) ?? {}
      return [next, secret].map((each) => isFromCurtain(each, headers, body, at.getTime()))
    }
    expect(await right(after(hour))).toEqual([true, true])
    expect(await right(after(25 * hour))).toEqual([true, false])
  })

  test('that is not taken is sent again with the same id and bytes, also where the system was killed in the middle', async () => {
    const { webhookId } = await hook()
    receiver.answerWith((response) => response.writeHead(500).end('no'))
    const { id, outcome, delivery } = await tested(webhookId, start)
    expect([outcome, delivery.answerStatus, delivery.problem]).toEqual(['waiting', 500, 'refused'])
    expect(delivery.nextTryAt).toEqual(after(30_000))
    expect(await send(after(29_000))).toBeNull()
    receiver.answerWith((_response, request) => request.socket.destroy())
    expect(await send(after(30_000))).toBe('waiting')
    const { port } = new URL(receiver.address)
    await receiver.stop()
    expect(await send(after(120_000))).toBe('waiting')
    const state = await stateOf(webhookId)
    expect(state?.deliveries[0]).toMatchObject({ status: 'waiting', attempts: 3, answerStatus: null, problem: 'unreachable' })
    expect(state?.failingSince).toEqual(start)
    const before = receiver.received
    receiver = await startReceiver(Number(port))
    expect(await send(after(hour))).toBe('delivered')
    const all = [...before, ...receiver.received]
    expect(all).toHaveLength(3)
    expect(new Set(all.map(({ headers }) => headers['webhook-id']))).toEqual(new Set([id]))
    expect(new Set(all.map(({ body }) => body)).size).toBe(1)
    expect(await stateOf(webhookId)).toMatchObject({ failingSince: null, deliveries: [{ status: 'delivered', answerStatus: 204 }] })
    expect(await sendMessageAgain(lived.administrator, id, { now: after(2 * hour) })).toEqual({ webhookId })
    expect(await send(after(2 * hour))).toBe('delivered')
    expect(receiver.received.at(-1)?.headers['webhook-id']).toBe(id)
  })

  test.each([
    ['redirected', () => receiver.answerWith((response) => response.writeHead(302, { location: '/elsewhere' }).end())],
    ['too-slow', () => receiver.answerWith(() => {})],
    ['too-large', () => receiver.answerWith((response) => response.end('x'.repeat(5000)))],
    ['not-https', () => vi.stubEnv('WEBHOOK_PRIVATE_HOSTS', '')],
  ])('is not taken where it is %s', async (problem, be) => {
    const { webhookId } = await hook()
    be()
    expect((await tested(webhookId, start)).delivery).toMatchObject({ status: 'waiting', problem, answerStatus: null })
    expect(receiver.received.length).toBe(problem === 'not-https' ? 0 : 1)
  })

  test('goes into no private network', async () => {
    for (const address of ['https://127.0.0.1/x', 'https://10.1.2.3/x', 'https://169.254.169.254/latest', 'https://[::1]/'])
      expect((await tested((await hook(['completed'], { address })).webhookId, start)).delivery.problem).toBe('not-public')
  })

  test('is sent by one worker of several, one at a time to each system', async () => {
    const other = await startReceiver()
    const hooks = [await hook(), await hook(['completed'], { address: other.address })]
    let underWay = 0
    let most = 0
    for (const each of [receiver, other])
      each.answerWith((response) => {
        most = Math.max(most, ++underWay)
        setTimeout(() => response.writeHead(200).end(() => underWay--), 5)
      })
    for (const { webhookId } of hooks)
      for (let place = 0; place < 6; place++)
        await testWebhook(lived.administrator, { webhookId, id: randomUUID() }, { now: start })
    const worker = async () => {
      for (let idle = 0; idle < 3; ) idle = (await send(start)) === null ? idle + 1 : 0
    }
    await Promise.all([worker(), worker(), worker(), worker()])
    const ids = [...receiver.received, ...other.received].map(({ headers }) => headers['webhook-id'])
    expect([ids.length, new Set(ids).size]).toEqual([12, 12])
    expect(most).toBeLessThanOrEqual(2)
    await other.stop()
  })
})

describe('a webhook', () => {
  const told = async () => {
    const { notices } = await listNotices(lived.administrator, { before: null }, { now: start })
    return notices.filter(({ kind }) => kind === 'webhook-off').map(({ isOpen }) => isOpen)
  }
  const trail = (webhookId: string) =>
    owner.auditEvent.findMany({ where: { subjectId: webhookId }, orderBy: { place: 'asc' }, select: { action: true } })

  test('that takes nothing for five days is switched off, administrators are told, and it goes on where they switch it on', async () => {
    const { webhookId } = await hook()
    receiver.answerWith((response) => response.writeHead(503).end())
    const { id } = await tested(webhookId, start)
    let now = start
    let outcome: Awaited<ReturnType<typeof send>> = 'waiting'
    for (let tries = 0; outcome === 'waiting' && tries < 100; tries++) {
      const { nextTryAt } = await owner.webhookDelivery.findFirstOrThrow({ where: { id } })
      now = nextTryAt
      outcome = await send(now)
    }
    expect(outcome).toBe('failed')
    expect((now.getTime() - start.getTime()) / day).toBeGreaterThan(4.5)
    expect(await stateOf(webhookId)).toMatchObject({ switchedOffAt: now, switchedOffBecause: 'failed' })
    expect(await told()).toEqual([true])
    expect(await testWebhook(lived.administrator, { webhookId, id: randomUUID() }, { now })).toBe('switched-off')
    receiver.answerWith((response) => response.writeHead(200).end())
    expect(await switchWebhook(lived.administrator, { webhookId, on: true }, { now })).toBe('switched')
    expect(await told()).toEqual([false])
    await sendMessageAgain(lived.administrator, id, { now })
    expect(await send(now)).toBe('delivered')
    expect((await trail(webhookId)).map(({ action }) => action)).toEqual([
      ...['webhook.made', 'webhook.tested', 'webhook.switched-off', 'webhook.switched-on', 'webhook.sent-again'],
    ])
  })

  test('that says it is gone is switched off at once', async () => {
    const { webhookId } = await hook()
    receiver.answerWith((response) => response.writeHead(410).end())
    expect((await tested(webhookId, start)).outcome).toBe('failed')
    expect(await stateOf(webhookId)).toMatchObject({ switchedOffBecause: 'gone' })
  })
})

describe('the audit trail', () => {
  test('is streamed in order, each event once, and after a failure from where it stopped', async () => {
    const { organisationId } = lived
    const before = await owner.auditHead.findUniqueOrThrow({ where: { organisationId } })
    const { webhookId } = await hook(['audit'])
    for (let place = 0; place < 3; place++)
      await createTeam(lived.administrator, { name: `Team ${place}`, parentId: null })
    expect(await send(after(1000))).toBe('delivered')
    receiver.answerWith((response) => response.writeHead(500).end())
    await createTeam(lived.administrator, { name: 'Later', parentId: null })
    expect(await send(after(2000))).toBe('waiting')
    await createTeam(lived.administrator, { name: 'Later still', parentId: null })
    receiver.answerWith((response) => response.writeHead(200).end())
    expect(await send(after(3000))).toBeNull()
    expect(await send(after(60_000))).toBe('delivered')
    expect(await send(after(60_000))).toBe('delivered')
    expect(await send(after(60_000))).toBeNull()
    const [first, failed, again, last] = receiver.received
    expect(failed?.body).toBe(again?.body)
    expect(failed?.headers['webhook-id']).toBe(again?.headers['webhook-id'])
    expect(again?.headers['content-type']).toBe('application/x-ndjson')
    const lines = [first, again, last].flatMap((each) => each?.lines() ?? [])
    expect(lines.map(({ place }) => place)).toEqual([1, 2, 3, 4, 5, 6].map((more) => Number(before.place) + more))
    expect(lines.map(({ action }) => action)).toEqual(['webhook.made', ...Array(5).fill('team.created')])
    expect(lines.map(({ previousHash }) => previousHash)).toEqual([before.hash, ...lines.slice(0, -1).map(({ hash }) => hash)])
    expect((await stateOf(webhookId))?.deliveries.map(({ kind }) => kind)).toEqual(['audit', 'audit', 'audit'])
  })

  test('is sent in pieces of at most 500 events', async () => {
    const { organisationId } = lived
    await hook(['audit'])
    await owner.auditEvent.createMany({
      data: Array.from({ length: 1100 }, () => ({ organisationId, action: 'team.changed', subjectType: 'team', detail: {} })),
    })
    const outcomes = []
    for (let outcome = await send(start); outcome !== null; outcome = await send(start)) outcomes.push(outcome)
    const pieces = receiver.received.map((each) => each.lines().map(({ place }) => Number(place)))
    expect(pieces.map(({ length }) => length)).toEqual([500, 500, 101])
    const places = pieces.flat()
    expect(places).toEqual(places.map((_, more) => (places[0] ?? 0) + more))
  })
})
