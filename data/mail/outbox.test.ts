import { randomUUID } from 'node:crypto'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { inOrganisation } from '#data/database/database.ts'
import type { OwnerDatabase } from '#data/database/owner-database.ts'
import { changePerson } from '#data/people/change-person.ts'
import { findPerson } from '#data/people/find-person.ts'
import { dangerouslyFindToken } from '#data/people/find-token.ts'
import { inviteAgain } from '#data/people/invite-again.ts'
import { invitePerson } from '#data/people/invite-person.ts'
import { dangerouslyDeleteExpired, dangerouslyDisconnect } from '#data/system.ts'
import { createTestDatabase, type TestDatabase } from '#platform/testing/database.ts'
import { makeTestOrganisation, type TestOrganisation } from '#simulation/testing/organisation.ts'
import { openOwner } from '#simulation/testing/with-owner.ts'
import { cancelMail } from './cancel-mail.ts'
import { dangerouslyClaimMail, dangerouslySettleMail, type MailOutcome } from './claim-mail.ts'
import { findInvitationMail } from './find-invitation-mail.ts'
import { listMail } from './list-mail.ts'
import { retryMail } from './retry-mail.ts'

const now = new Date('2026-06-01T10:00:00Z')
const inMinutes = (minutes: number) => new Date(now.getTime() + minutes * 60_000)

let testDatabase: TestDatabase
let owner: OwnerDatabase
let close: () => Promise<void>
let home: TestOrganisation

beforeAll(async () => {
  testDatabase = await createTestDatabase()
  ;({ owner, close } = await openOwner(testDatabase.ownerUrl))
  home = await makeTestOrganisation(owner, 'home')
})
afterAll(async () => {
  await close()
  await dangerouslyDisconnect()
  await testDatabase.drop()
})
afterEach(async () => {
  await owner.mail.deleteMany()
})

async function invite(): Promise<{ mailId: string; personId: string }> {
  const mailId = randomUUID()
  const person = { givenName: 'New', familyName: 'Comer', profession: 'Nurse', teamId: null, language: 'en' }
  const invited = await invitePerson(
    home.administrator,
    { ...person, email: `${mailId}@home.example`, roles: ['clinician'], delivery: { by: 'mail', mailId } },
    { now },
  )
  if (!invited.ok) throw new Error(invited.problem)
  return { mailId, personId: invited.personId }
}

/** The worker takes the next mail; `end` says what became of it. */
async function take(at = now) {
  const tokenHash = randomUUID()
  const link = { tokenHash, invitationEnds: inMinutes(1e6), resetEnds: inMinutes(1e6) }
  const mail = await dangerouslyClaimMail(link, { now: at, claimEnds: new Date(at.getTime() + 300_000) })
  if (mail === null) return null
  return { ...mail, tokenHash, end: (outcome: MailOutcome) => dangerouslySettleMail(mail, outcome, { now: at }) }
}
const failure = { problem: 'not-now', serverWords: null, lostTokenHash: null } as const
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
    const said = inOrganisation(home, (transaction) => transaction.$executeRawUnsafe(statement))
    await expect(said).rejects.toThrow(/permission denied|denied access/i)
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
    const refused = await invitePerson(home.administrator, elsewhere, { now })
    expect([refused.ok, await owner.mail.count()]).toEqual([false, 1])
  })

  test('ends when a link to pass on takes its place: one that waits is not sent, one that was sent opens nothing', async () => {
    const { mailId, personId } = await invite()
    const sent = await take()
    await sent?.end({ status: 'sent' })
    const again = { personId, delivery: { by: 'mail' as const, mailId: randomUUID() } }
    await inviteAgain(home.administrator, again, { now: inMinutes(1) })
    expect([await statusOf(mailId), await works(sent?.tokenHash ?? '')]).toEqual(['sent', false])
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

describe('an administrator', () => {
  const waiting = { shown: 'waiting' as const, page: 1 }

  test('sees what waits, what is being sent and what failed, and why', async () => {
    const { mailId } = await invite()
    expect(await listMail(home.administrator, waiting, { now })).toMatchObject({
      mails: [{ id: mailId, status: 'waiting', attempts: 0, problem: null }],
      counts: { waiting: 1, failed: 0, sent: 0 },
    })
    const taken = await take()
    const seen = async (at: Date) => (await listMail(home.administrator, waiting, { now: at })).mails[0]?.status
    expect([await seen(inMinutes(1)), await seen(inMinutes(5))]).toEqual(['sending', 'waiting'])
    const words = '550 5.1.1 no such person'
    await taken?.end({ status: 'failed', nextTryAt: null, ...failure, problem: 'address-refused', serverWords: words })
    const failed = await listMail(home.administrator, { shown: 'failed', page: 9 }, { now })
    expect(failed).toMatchObject({
      mails: [{ id: mailId, problem: 'address-refused', serverWords: words, endedAt: now }],
      page: 1,
    })
  })

  test('sends what failed once more, for as long as a new one, and it is in the audit trail', async () => {
    const { mailId, personId } = await invite()
    expect(await retryMail(home.administrator, randomUUID(), { now })).toBe('not-found')
    await (await take())?.end({ status: 'failed', nextTryAt: null, ...failure })
    expect(await take(inMinutes(9999))).toBeNull()
    expect(await retryMail(home.administrator, mailId, { now: inMinutes(9999) })).toBe('retried')
    const event = await owner.auditEvent.findFirst({ where: { action: 'mail.retried' } })
    expect(event).toMatchObject({ subjectId: personId, actorId: home.administrator.personId })
    const again = await take(inMinutes(9999))
    expect(again).toMatchObject({ id: mailId, attempt: 2, startedAt: inMinutes(9999) })
    // Nobody presses twice at the worker's cost.
    expect(await retryMail(home.administrator, mailId, { now: inMinutes(10_000) })).toBe('not-found')
    expect(await cancelMail(home.administrator, mailId, { now: inMinutes(10_000) })).toBe('not-found')
    await again?.end({ status: 'sent' })
    expect(await retryMail(home.administrator, mailId, { now: inMinutes(10_001) })).toBe('not-found')
  })

  test('takes back what waits', async () => {
    const { mailId } = await invite()
    expect(await cancelMail(home.administrator, mailId, { now })).toBe('cancelled')
    expect([await take(), await statusOf(mailId)]).toEqual([null, 'cancelled'])
    expect(await owner.auditEvent.count({ where: { action: 'mail.cancelled' } })).toBe(1)
  })
})

describe('two workers with one mail, the first of which was taken to be gone', () => {
  test.each([
    ['sent it after all', { status: 'sent' } as const, 'sent'],
    ['did not send it', { status: 'failed', nextTryAt: null, ...failure } as const, 'waiting'],
  ])('the first %s: it is %s', async (_what, outcome, status) => {
    const { mailId } = await invite()
    const [first, second] = [await take(), await take(inMinutes(5))]
    expect(second).toMatchObject({ id: mailId, attempt: 2, interrupted: true })
    await first?.end(outcome)
    expect(await statusOf(mailId)).toBe(status)
    await second?.end({ status: 'waiting', nextTryAt: inMinutes(9), ...failure })
    expect(await statusOf(mailId)).toBe(status)
  })
})

test('housekeeping gives up what is too old, and forgets what ended long ago', async () => {
  const { mailId } = await invite()
  await dangerouslyDeleteExpired({ now: inMinutes(72 * 60) })
  expect(await owner.mail.findFirst()).toMatchObject({ id: mailId, status: 'failed', problem: 'not-sent-in-time' })
  const days = (count: number) => inMinutes(72 * 60 + count * 24 * 60)
  await dangerouslyDeleteExpired({ now: days(89) })
  expect(await owner.mail.count()).toBe(1)
  await dangerouslyDeleteExpired({ now: days(90) })
  expect(await owner.mail.count()).toBe(0)
})
