import { randomUUID } from 'node:crypto'
import { expect, test, vi } from 'vitest'
import { createAssignment } from '#data/assignments/create-assignment.ts'
import { dangerouslyDeleteExpired } from '#data/system.ts'
import { changeStatusReaders } from '#data/understanding/change-status-readers.ts'
import { makeWebhook } from '#data/webhooks/make-webhook.ts'
import type { PersonEvent } from '#domain/webhooks/webhook-events.ts'
import { webhookKeys } from '#platform/env.ts'
import { sealHash } from '#platform/password.ts'
import { tellWebhooksIn } from '#server/jobs/webhooks.ts'
import { webhookSecret } from '#server/tokens.ts'
import { lived, owner, setUpLived } from '#simulation/testing/set-up.ts'
import { startReceiver } from './receiver.testing.ts'
import { sendNextMessage } from './send-next-message.ts'

setUpLived()

const day = 24 * 60 * 60 * 1000
const start = new Date('2026-07-10T10:00:00Z')
const days = (count: number) => new Date(start.getTime() + count * day)
const tell = (now: Date) => tellWebhooksIn(lived.organisationId, { now })
const told = (kind: PersonEvent) => owner.webhookEvent.findMany({ where: { kind }, orderBy: { at: 'asc' } })

async function hook(events: readonly PersonEvent[], address = 'https://hooks.hospital.example/') {
  const id = randomUUID()
  const made = { id, name: 'Rota', address, events, secret: sealHash(webhookSecret(id), webhookKeys()) }
  expect(await makeWebhook(lived.administrator, made, { now: start })).toBe('made')
}

test('what has become overdue is told once for each date, as of the end of its day, and nothing of before', async () => {
  const { administrator, teams } = lived
  const due = async (module: string, dueOn: Date) => {
    const audience = { for: 'team', teamId: teams.bay } as const
    const made = await createAssignment(administrator, { modules: [module], audience, dueOn }, { now: start })
    if (!made.ok) throw new Error(made.problem)
    return made.assignmentId
  }
  const [before, soon] = [
    await due('the-call-that-dropped', new Date('2026-07-05')),
    await due('the-whatsapp-photo', new Date('2026-07-12')),
  ]
  await owner.enrolment.updateMany({ where: { assignmentId: before }, data: { dueOn: new Date('2026-07-05') } })
  expect(await tell(start)).toEqual({ overdue: 0, understanding: 0 })
  await hook(['overdue'])
  expect(await tell(start)).toMatchObject({ overdue: 0 })
  await owner.enrolment.updateMany({ where: { assignmentId: soon }, data: { dueOn: new Date('2026-07-12') } })
  expect([await tell(days(3)), await tell(days(3)), await tell(days(3.1))].map(({ overdue }) => overdue)).toEqual([1, 0, 0])
  const [event] = await told('overdue')
  expect(event).toMatchObject({ at: new Date('2026-07-13T00:00:00Z'), data: { assignmentId: soon, dueOn: '2026-07-12' } })
  await owner.enrolment.updateMany({ where: { assignmentId: soon }, data: { dueOn: new Date('2026-07-20') } })
  expect(await tell(days(5))).toMatchObject({ overdue: 0 })
  expect(await tell(days(11))).toMatchObject({ overdue: 1 })
  expect((await told('overdue')).map(({ data }) => data)).not.toContainEqual(expect.objectContaining({ assignmentId: before }))
  await owner.webhook.deleteMany({})
})

test('what is understood and what has faded is told as it changes, and to nobody where names are not shown', async () => {
  const { administrator, organisationId } = lived
  vi.stubEnv('WEBHOOK_PRIVATE_HOSTS', 'localhost')
  const receiver = await startReceiver()
  await hook(['understands', 'faded'], receiver.address)
  // The first look only remembers.
  expect(await tell(start)).toMatchObject({ understanding: 0 })
  const known = await owner.webhookStatus.findMany({ where: { status: 'understands' } })
  const one = known[0]
  if (one === undefined) throw new Error('nobody understands anything')
  const { personId } = one
  const theirs = known.filter((each) => each.personId === personId)
  await owner.webhookStatus.deleteMany({ where: { personId } })
  expect(await tell(days(1))).toMatchObject({ understanding: theirs.length })
  expect(await tell(days(1))).toMatchObject({ understanding: 0 })
  expect(await tell(days(1.1))).toMatchObject({ understanding: 0 })
  expect((await told('understands')).map(({ data }) => data)).toContainEqual({
    personId,
    teamIds: [expect.any(String)],
    practice: one.practiceId,
    lastAnswerAt: expect.any(String),
  })
  expect(await tell(days(900))).toMatchObject({ understanding: known.length })
  expect((await told('faded')).map(({ personId }) => personId).sort()).toEqual(known.map(({ personId }) => personId).sort())

  await changeStatusReaders(administrator, { readers: 'managers' }, { now: days(900) })
  const send = () => sendNextMessage({ clock: () => days(900), chance: () => 0 })
  expect(await send()).toBeNull()
  expect(receiver.received).toEqual([])
  expect(await owner.webhookDelivery.count({ where: { status: 'cancelled', problem: 'not-shown' } })).toBe(
    known.length + theirs.length,
  )
  expect(await tell(days(901))).toMatchObject({ understanding: 0 })
  expect(await owner.webhookStatus.count({ where: { organisationId } })).toBe(0)
  await changeStatusReaders(administrator, { readers: 'managers-and-administrators' }, { now: days(901) })
  expect(await tell(days(901))).toMatchObject({ understanding: 0 })
  await receiver.stop()

  await dangerouslyDeleteExpired({ now: days(2000) })
  expect(await owner.webhookEvent.count()).toBe(0)
})
