import { randomUUID } from 'node:crypto'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import type { OwnerDatabase } from '#data/database/owner-database.ts'
import type { TestOrganisation } from '#simulation/testing/organisation.ts'
import { cancelMail } from './cancel-mail.ts'
import { listMail, maxCount } from './list-mail.ts'
import { failure, inMinutes, inviteByMail, now, openOutbox, take } from './outbox.testing.ts'
import { retryMail } from './retry-mail.ts'

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

describe('an administrator', () => {
  const waiting = { shown: 'waiting' as const, before: null }

  test('sees what waits, what is being sent and what failed, and why', async () => {
    const { mailId } = await invite()
    expect(await listMail(home.administrator, waiting, { now })).toMatchObject({
      mails: [{ id: mailId, status: 'waiting', attempts: 0, problem: null }],
      counts: { waiting: 1, failed: 0, sent: 0 },
    })
    const mail = await take()
    const statusAt = async (at: Date) => (await listMail(home.administrator, waiting, { now: at })).mails[0]?.status
    expect([await statusAt(inMinutes(1)), await statusAt(inMinutes(5))]).toEqual(['sending', 'waiting'])
    const words = '550 5.1.1 no such person'
    await mail?.end({ status: 'failed', nextTryAt: null, ...failure, problem: 'address-refused', serverWords: words })
    const failures = await listMail(home.administrator, { shown: 'failed', before: null }, { now })
    expect(failures).toMatchObject({
      mails: [{ id: mailId, problem: 'address-refused', serverWords: words, endedAt: now }],
      more: null,
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

  test('reads one page after the other, each mail once, and no further than it shows', async () => {
    const { personId } = await invite()
    await owner.$executeRaw`
      INSERT INTO mail (organisation_id, id, person_id, kind, created_at, started_at, give_up_at, next_try_at)
      SELECT ${home.organisationId}::uuid, gen_random_uuid(), ${personId}::uuid, 'invitation', ${now}, ${now}, ${now}, ${now}
      FROM generate_series(1, 1100)`
    const read: string[] = []
    for (let before: string | null = null; read.length === 0 || before !== null; ) {
      const page: Awaited<ReturnType<typeof listMail>> = await listMail(
        home.administrator,
        { ...waiting, before },
        { now },
      )
      expect(page.counts.waiting).toBe(maxCount + 1)
      read.push(...page.mails.map(({ id }) => id))
      before = page.more
    }
    expect([read.length, new Set(read).size]).toEqual([1101, 1101])
  })

  test('takes back what waits', async () => {
    const { mailId } = await invite()
    expect(await cancelMail(home.administrator, mailId, { now })).toBe('cancelled')
    expect([await take(), await statusOf(mailId)]).toEqual([null, 'cancelled'])
    expect(await owner.auditEvent.count({ where: { action: 'mail.cancelled' } })).toBe(1)
  })
})
