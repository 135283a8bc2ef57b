import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { createAssignment } from '#data/assignments/create-assignment.ts'
import { listNotices } from '#data/notices/list-notices.ts'
import { createTeam } from '#data/people/create-team.ts'
import { dangerouslyDeleteExpiredRows } from '#data/system.ts'
import { changeStatusReaders } from '#data/understanding/change-status-readers.ts'
import { sendMessageAgain } from '#data/webhooks/send-again.ts'
import { switchWebhook } from '#data/webhooks/switch-webhook.ts'
import { testWebhook } from '#data/webhooks/test-webhook.ts'
import type { PersonEvent } from '#domain/webhooks/webhook-events.ts'
import { TrailLine } from '#server/api/webhook-messages.ts'
import { tellWebhooksIn } from '#server/jobs/webhooks.ts'
import { livedOrganisation, owner, setUpLivedOrganisation } from '#simulation/testing/set-up.ts'
import { day, later, send, sendTest, start, stateOf, withReceiver } from './webhooks.testing.ts'

setUpLivedOrganisation()
const at = withReceiver()

const days = (count: number) => later(count * day)
const tell = (now: Date) => tellWebhooksIn(livedOrganisation.organisationId, { now })
const eventsOf = (kind: PersonEvent) => owner.webhookEvent.findMany({ where: { kind }, orderBy: { at: 'asc' } })

test('what has become overdue is told once for each date, as of the end of its day, and nothing of before', async () => {
  const { administrator, teams } = livedOrganisation
  const due = async (module: string, dueOn: Date) => {
    const audience = { for: 'team', teamId: teams.bay } as const
    const assignment = await createAssignment(administrator, { modules: [module], audience, dueOn }, { now: start })
    if (!assignment.ok) throw new Error(assignment.problem)
    return assignment.assignmentId
  }
  const [before, soon] = [
    await due('the-call-that-dropped', new Date('2026-07-05')),
    await due('the-whatsapp-photo', new Date('2026-07-12')),
  ]
  await owner.enrolment.updateMany({ where: { assignmentId: before }, data: { dueOn: new Date('2026-07-05') } })
  expect(await tell(start)).toEqual({ overdue: 0, understanding: 0, channels: 0 })
  await at.hook(['overdue'])
  expect(await tell(start)).toMatchObject({ overdue: 0 })
  await owner.enrolment.updateMany({ where: { assignmentId: soon }, data: { dueOn: new Date('2026-07-12') } })
  expect([await tell(days(3)), await tell(days(3)), await tell(days(3.1))].map(({ overdue }) => overdue)).toEqual([
    1, 0, 0,
  ])
  const [event] = await eventsOf('overdue')
  expect(event).toMatchObject({
    at: new Date('2026-07-13T00:00:00Z'),
    data: { assignmentId: soon, dueOn: '2026-07-12' },
  })
  await owner.enrolment.updateMany({ where: { assignmentId: soon }, data: { dueOn: new Date('2026-07-20') } })
  expect(await tell(days(5))).toMatchObject({ overdue: 0 })
  expect(await tell(days(11))).toMatchObject({ overdue: 1 })
  expect((await eventsOf('overdue')).map(({ data }) => data)).not.toContainEqual(
    expect.objectContaining({ assignmentId: before }),
  )
})

test('what is understood and what has faded is told as it changes, and to nobody where names are not shown', async () => {
  const { administrator, organisationId } = livedOrganisation
  await at.hook(['understands', 'faded'])
  // The first look only remembers.
  expect(await tell(start)).toMatchObject({ understanding: 0 })
  const statuses = await owner.webhookStatus.findMany({ where: { status: 'understands' } })
  const one = statuses[0]
  if (one === undefined) throw new Error('nobody understands anything')
  const { personId } = one
  const theirs = statuses.filter((each) => each.personId === personId)
  await owner.webhookStatus.deleteMany({ where: { personId } })
  expect(await tell(days(1))).toMatchObject({ understanding: theirs.length })
  expect(await tell(days(1))).toMatchObject({ understanding: 0 })
  expect(await tell(days(1.1))).toMatchObject({ understanding: 0 })
  expect((await eventsOf('understands')).map(({ data }) => data)).toContainEqual({
    personId,
    teamIds: [expect.any(String)],
    practice: one.practiceId,
    lastAnswerAt: expect.any(String),
  })
  expect(await tell(days(900))).toMatchObject({ understanding: statuses.length })
  expect((await eventsOf('faded')).map(({ personId }) => personId).sort()).toEqual(
    statuses.map(({ personId }) => personId).sort(),
  )

  await changeStatusReaders(administrator, { readers: 'managers' }, { now: days(900) })
  expect(await send(days(900))).toBeNull()
  expect(at.receiver.requests).toEqual([])
  expect(await owner.webhookDelivery.count({ where: { status: 'cancelled', problem: 'not-shown' } })).toBe(
    statuses.length + theirs.length,
  )
  expect(await tell(days(901))).toMatchObject({ understanding: 0 })
  expect(await owner.webhookStatus.count({ where: { organisationId } })).toBe(0)
  await changeStatusReaders(administrator, { readers: 'managers-and-administrators' }, { now: days(901) })
  expect(await tell(days(901))).toMatchObject({ understanding: 0 })

  await dangerouslyDeleteExpiredRows({ now: days(2000) })
  expect(await owner.webhookEvent.count()).toBe(0)
})

describe('a webhook', () => {
  const noticeFlags = async () => {
    const { notices } = await listNotices(livedOrganisation.administrator, { before: null }, { now: start })
    return notices.filter(({ kind }) => kind === 'webhook-off').map(({ isOpen }) => isOpen)
  }
  const trail = (webhookId: string) =>
    owner.auditEvent.findMany({ where: { subjectId: webhookId }, orderBy: { place: 'asc' }, select: { action: true } })

  test('that takes nothing for five days is switched off, administrators are told, and it goes on where they switch it on', async () => {
    const { webhookId } = await at.hook()
    at.receiver.answerWith((response) => response.writeHead(503).end())
    const { id } = await sendTest(webhookId, start)
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
    expect(await noticeFlags()).toEqual([true])
    expect(await testWebhook(livedOrganisation.administrator, { webhookId, id: randomUUID() }, { now })).toBe(
      'switched-off',
    )
    at.receiver.answerWith((response) => response.writeHead(200).end())
    expect(await switchWebhook(livedOrganisation.administrator, { webhookId, on: true }, { now })).toBe('switched')
    expect(await noticeFlags()).toEqual([false])
    await sendMessageAgain(livedOrganisation.administrator, id, { now })
    expect(await send(now)).toBe('delivered')
    expect((await trail(webhookId)).map(({ action }) => action)).toEqual([
      ...['webhook.made', 'webhook.tested', 'webhook.switched-off', 'webhook.switched-on', 'webhook.sent-again'],
    ])
  })

  test('that says it is gone is switched off at once', async () => {
    const { webhookId } = await at.hook()
    at.receiver.answerWith((response) => response.writeHead(410).end())
    expect((await sendTest(webhookId, start)).outcome).toBe('failed')
    expect(await stateOf(webhookId)).toMatchObject({ switchedOffBecause: 'gone' })
  })
})

describe('the audit trail', () => {
  test('is streamed in order, each event once, and after a failure from where it stopped', async () => {
    const { organisationId } = livedOrganisation
    const before = await owner.auditHead.findUniqueOrThrow({ where: { organisationId } })
    const { webhookId } = await at.hook(['audit'])
    for (let place = 0; place < 3; place++)
      await createTeam(livedOrganisation.administrator, { name: `Team ${place}`, parentId: null })
    expect(await send(later(1000))).toBe('delivered')
    at.receiver.answerWith((response) => response.writeHead(500).end())
    await createTeam(livedOrganisation.administrator, { name: 'Later', parentId: null })
    expect(await send(later(2000))).toBe('waiting')
    await createTeam(livedOrganisation.administrator, { name: 'Later still', parentId: null })
    at.receiver.answerWith((response) => response.writeHead(200).end())
    expect(await send(later(3000))).toBeNull()
    expect(await send(later(60_000))).toBe('delivered')
    expect(await send(later(60_000))).toBe('delivered')
    expect(await send(later(60_000))).toBeNull()
    const [first, failure, again, last] = at.receiver.requests
    expect(failure?.body).toBe(again?.body)
    expect(failure?.headers['webhook-id']).toBe(again?.headers['webhook-id'])
    expect(again?.headers['content-type']).toBe('application/x-ndjson')
    for (const line of again?.lines() ?? []) expect(TrailLine.safeParse(line).error).toBeUndefined()
    const lines = [first, again, last].flatMap((each) => each?.lines() ?? [])
    expect(lines.map(({ place }) => place)).toEqual([1, 2, 3, 4, 5, 6].map((more) => Number(before.place) + more))
    expect(lines.map(({ action }) => action)).toEqual(['webhook.made', ...Array(5).fill('team.created')])
    expect(lines.map(({ previousHash }) => previousHash)).toEqual([
      before.hash,
      ...lines.slice(0, -1).map(({ hash }) => hash),
    ])
    expect((await stateOf(webhookId))?.deliveries.map(({ kind }) => kind)).toEqual(['audit', 'audit', 'audit'])
  })

  test('is sent in pieces of at most 500 events', async () => {
    const { organisationId } = livedOrganisation
    await at.hook(['audit'])
    await owner.auditEvent.createMany({
      data: Array.from({ length: 1100 }, () => ({
        organisationId,
        action: 'team.changed',
        subjectType: 'team',
        detail: {},
      })),
    })
    const outcomes = []
    for (let outcome = await send(start); outcome !== null; outcome = await send(start)) outcomes.push(outcome)
    const pieces = at.receiver.requests.map((each) => each.lines().map(({ place }) => Number(place)))
    expect(pieces.map(({ length }) => length)).toEqual([500, 500, 101])
    const places = pieces.flat()
    expect(places).toEqual(places.map((_, more) => (places[0] ?? 0) + more))
  })
})
