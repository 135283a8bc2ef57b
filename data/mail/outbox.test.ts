import { randomUUID } from 'node:crypto'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { inOrganisation } from '#data/database/database.ts'
import type { OwnerDatabase } from '#data/database/owner-database.ts'
import { changePerson } from '#data/people/change-person.ts'
import { findPerson } from '#data/people/find-person.ts'
import { dangerouslyFindToken } from '#data/people/find-token.ts'
import { inviteAgain } from '#data/people/invite-again.ts'
import { invitePerson } from '#data/people/invite-person.ts'
import { dangerouslyQueueResetMail } from '#data/people/queue-reset-mail.ts'
import { dangerouslyDeleteExpiredRows } from '#data/system.ts'
import type { TestOrganisation } from '#simulation/testing/organisation.ts'
import { findInvitationMail } from './find-invitation-mail.ts'
import { failure, inMinutes, inviteByMail, now, openOutbox, take } from './outbox.testing.ts'

let owner: OwnerDatabase
let home: TestOrganisation
let close: () => Promise<void>

beforeAll(async () => {
  ;({ owner, home, close } = await openOutbox())
})
afterAll(() => close())
afterEach(async () => {
  await owner.mail.deleteMany()
})

const invite = () => inviteByMail(home)
const statusOf = async (id: string) => (await owner.mail.findFirstOrThrow({ where: { id } })).status
const works = async (tokenHash: string) => (await dangerouslyFindToken(tokenHash, { now })) !== null

describe("the application's role", () => {
  test.each([
    ["UPDATE mail SET status = 'sent'"],
    ['UPDATE mail SET next_try_at = now()'],
    ['DELETE FROM mail'],
    ['TRUNCATE mail'],
    [
      `INSERT INTO mail (organisation_id, id, person_id, kind, started_at, give_up_at, next_try_at, status)
       SELECT organisation_id, uuidv7(), id, 'invitation', now(), now(), now(), 'sent' FROM person LIMIT 1`,
    ],
  ])('may put into the outbox and not say what became of it: %s', async (statement) => {
    await invite()
    const statementResult = inOrganisation(home, (transaction) => transaction.$executeRawUnsafe(statement))
    await expect(statementResult).rejects.toThrow(/permission denied|denied access/i)
  })
})

describe('an invitation by mail', () => {
  test('is there with its person or not at all, and once however often its form is sent', async () => {
    const [mailId, personId] = [randomUUID(), randomUUID()]
    const invitation = {
      email: `${personId}@home.example`,
      givenName: 'Ada',
      familyName: 'Twice',
      profession: 'Nurse',
      roles: ['clinician' as const],
      teamId: null,
      language: 'es',
      delivery: { by: 'mail' as const, mailId },
    }
    const once = () => invitePerson(home.administrator, invitation, { now, id: personId })
    const results = await Promise.all([once(), once(), once()])
    expect(results.every(({ ok }) => ok)).toBe(true)
    expect(await owner.mail.findMany({ where: { personId } })).toMatchObject([{ id: mailId, status: 'waiting' }])
    const elsewhere = { ...invitation, email: `other-${invitation.email}`, teamId: randomUUID() }
    const refusal = await invitePerson(home.administrator, elsewhere, { now })
    expect([refusal.ok, await owner.mail.count()]).toEqual([false, 1])
  })

  test('ends when a link to pass on takes its place: one that waits is not sent, one that was sent opens nothing', async () => {
    const { mailId, personId } = await invite()
    const mail = await take()
    await mail?.end({ status: 'sent' })
    const again = { personId, delivery: { by: 'mail' as const, mailId: randomUUID() } }
    await inviteAgain(home.administrator, again, { now: inMinutes(1) })
    expect([await statusOf(mailId), await works(mail?.tokenHash ?? '')]).toEqual(['sent', false])
    const tokenHash = randomUUID()
    const link = { personId, delivery: { by: 'link' as const, tokenHash, expiresAt: inMinutes(60) } }
    expect(await inviteAgain(home.administrator, link, { now })).toEqual({ ok: true, repeated: false })
    expect(await inviteAgain(home.administrator, link, { now })).toEqual({ ok: true, repeated: true })
    expect([await take(inMinutes(2)), await works(tokenHash)]).toEqual([null, true])
    expect(await findInvitationMail(home.administrator, personId, { now })).toMatchObject({ status: 'cancelled' })
  })

  test('that waits goes to the address that its person has when it is sent', async () => {
    const { personId } = await invite()
    const before = await findPerson(home.administrator, personId)
    if (before === null) throw new Error('not found')
    const details = { ...before, personId, email: `right@${personId}.example` }
    expect(await changePerson(home.administrator, details, { now })).toEqual({ ok: true, invitationEnded: false })
    expect(await take()).toMatchObject({ email: details.email })
  })
})

describe('where a mail cannot be put into the outbox', () => {
  /** Nothing can, while `act` runs. */
  async function withoutOutbox(act: () => Promise<unknown>): Promise<void> {
    await owner.$executeRaw`ALTER TABLE mail ADD CONSTRAINT takes_nothing CHECK (kind IS NULL) NOT VALID`
    try {
      await expect(act()).rejects.toThrow('takes_nothing')
    } finally {
      await owner.$executeRaw`ALTER TABLE mail DROP CONSTRAINT takes_nothing`
    }
  }

  test('nobody is invited, and the same form invites them once it can', async () => {
    const [people, events] = [await owner.person.count(), await owner.auditEvent.count()]
    await withoutOutbox(invite)
    expect([await owner.person.count(), await owner.auditEvent.count()]).toEqual([people, events])
    await invite()
    expect([await owner.person.count(), await owner.mail.count()]).toEqual([people + 1, 1])
  })

  test('the link of the invitation before goes on working', async () => {
    const { personId } = await invite()
    const mail = await take()
    await mail?.end({ status: 'sent' })
    const again = { personId, delivery: { by: 'mail' as const, mailId: randomUUID() } }
    await withoutOutbox(() => inviteAgain(home.administrator, again, { now: inMinutes(1) }))
    expect(await works(mail?.tokenHash ?? '')).toBe(true)
  })

  test('the link to a new password that was sent before goes on working', async () => {
    const [person] = home.wardClinicians
    await dangerouslyQueueResetMail(person, { now })
    const mail = await take()
    await mail?.end({ status: 'sent' })
    await withoutOutbox(() => dangerouslyQueueResetMail(person, { now: inMinutes(1) }))
    expect(await works(mail?.tokenHash ?? '')).toBe(true)
  })
})

describe('two workers with one mail, the first of which was taken to be gone', () => {
  test.each([
    ['sent it after all', { status: 'sent' } as const, 'sent'],
    ['did not send it', { status: 'failed', nextTryAt: null, ...failure } as const, 'waiting'],
  ])('the first %s: it is %s', async (_what, outcome, status) => {
    const { mailId } = await invite()
    const [first, early, second] = [await take(), await take(inMinutes(5)), await take(inMinutes(10))]
    expect(early).toBeNull()
    expect(second).toMatchObject({ id: mailId, attempt: 2, interrupted: true })
    await first?.end(outcome)
    expect(await statusOf(mailId)).toBe(status)
    await second?.end({ status: 'waiting', nextTryAt: inMinutes(19), ...failure })
    expect(await statusOf(mailId)).toBe(status)
  })
})

test.each([
  ['is set forward by an hour', [60, 62]],
  ['of another host is a day ahead', [24 * 60, 3, 24 * 60 + 4]],
])('while a mail is being sent and a clock %s, nobody else sends it', async (_what, looks) => {
  const { mailId } = await invite()
  const sending = await take()
  for (const minutes of looks) expect(await take(inMinutes(minutes))).toBeNull()
  await sending?.end({ status: 'sent' })
  expect([await take(inMinutes(48 * 60)), await statusOf(mailId)]).toEqual([null, 'sent'])
})

test('housekeeping gives up what is too old, and forgets what ended long ago', async () => {
  const { mailId } = await invite()
  await dangerouslyDeleteExpiredRows({ now: inMinutes(72 * 60) })
  expect(await owner.mail.findFirst()).toMatchObject({ id: mailId, status: 'failed', problem: 'not-sent-in-time' })
  const days = (count: number) => inMinutes(72 * 60 + count * 24 * 60)
  await dangerouslyDeleteExpiredRows({ now: days(89) })
  expect(await owner.mail.count()).toBe(1)
  await dangerouslyDeleteExpiredRows({ now: days(90) })
  expect(await owner.mail.count()).toBe(0)
})
