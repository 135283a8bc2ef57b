import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { createAssignment } from '#data/assignments/create-assignment.ts'
import { changeMailChoices } from '#data/notices/mail-choices.ts'
import { dangerouslyMakeNotices } from '#data/notices/make-notices.ts'
import { dangerouslyQueueNotices } from '#data/notices/queue-notices.ts'
import { remindPeople } from '#data/notices/remind-people.ts'
import { dangerouslyFindUnsubscribing, dangerouslyUnsubscribe } from '#data/notices/unsubscribe.ts'
import { suspendPerson } from '#data/people/suspend-person.ts'
import { dangerouslyDeleteExpiredRows } from '#data/system.ts'
import { changeStatusReaders } from '#data/understanding/change-status-readers.ts'
import type { Clinician } from '#data/viewer.ts'
import { hashToken } from '#server/tokens.ts'
import { type Outbox, openOutbox } from './outbox.testing.ts'
import { startSmtp, type TestSmtp } from './smtp.testing.ts'

let outbox: Outbox
let smtp: TestSmtp

beforeAll(async () => {
  outbox = await openOutbox()
})
afterAll(() => outbox.close())
beforeEach(async () => {
  smtp = await startSmtp()
  const { organisationId, bayClinicians } = outbox.organisation
  await outbox.owner.enrolment.deleteMany({ where: { organisationId } })
  await outbox.owner.notice.deleteMany({ where: { organisationId } })
  await outbox.owner.noticeChoice.deleteMany({ where: { organisationId } })
  await outbox.owner.unsubscribeToken.deleteMany({ where: { organisationId } })
  // Their week's digests are another test's.
  const { administrator, wardManager, bayManager } = outbox.organisation
  for (const viewer of [administrator, wardManager, bayManager])
    await changeMailChoices(viewer, { byMail: ['work'] }, { now: monday })
  await outbox.owner.person.updateMany({
    where: { id: { in: bayClinicians.map(({ personId }) => personId) } },
    data: { timeZone: 'Europe/London', language: 'en' },
  })
})
afterEach(async () => {
  await smtp.stop()
  await outbox.empty()
})

/** A Monday morning in London. */
const monday = new Date('2026-06-01T09:00:00Z')
const inHours = (hours: number) => new Date(monday.getTime() + hours * 60 * 60 * 1000)
const clinician = (): Clinician => outbox.organisation.bayClinicians[0]

async function assign(module: string, dueOn: string, now = monday): Promise<void> {
  const { administrator } = outbox.organisation
  const audience = { for: 'person' as const, personId: clinician().personId }
  await createAssignment(administrator, { modules: [module], audience, dueOn: new Date(dueOn) }, { now })
}

/** What the worker does every quarter of an hour; how many mails it sent. */
async function work(now: Date): Promise<number> {
  const { organisationId } = outbox.organisation
  await dangerouslyMakeNotices(organisationId, { now })
  await dangerouslyQueueNotices(organisationId, { now, canMail: true })
  let mailCount = 0
  while ((await outbox.send(smtp.url, now)) === 'sent') mailCount += 1
  return mailCount
}

describe('what someone is told by mail', () => {
  test('comes in one mail with all that is new, once, with what stops it', async () => {
    await assign('the-call-that-dropped', '2026-06-20')
    await assign('the-update-can-wait', '2026-06-19')
    expect(await work(monday)).toBe(1)
    expect(await work(inHours(1))).toBe(0)
    const [mail] = smtp.mails
    expect(mail?.subject).toBe('2 things to do in Curtain')
    const lines = mail?.text?.split('\n').filter((line) => line.startsWith('- '))
    expect(lines).toHaveLength(2)
    expect(lines?.[0]).toMatch(/The update can wait.*due on 19 June 2026/)
    expect(lines?.[1]).toMatch(/The call that dropped.*due on 20 June 2026/)
    expect(mail?.html).toContain('<li>')
    const [, token = ''] = /https:\/\/curtain\.example\/unsubscribe\/(\S+)/.exec(mail?.text ?? '') ?? []
    expect(mail?.headers.get('list')).toMatchObject({
      unsubscribe: { url: `https://curtain.example/api/unsubscribe/${token}` },
    })
    expect(`${mail?.headerLines.find(({ key }) => key === 'list-unsubscribe-post')?.line}`).toContain('One-Click')
    expect(await dangerouslyUnsubscribe(hashToken(token), { now: inHours(2) })).toBe(true)
    expect(await dangerouslyUnsubscribe(hashToken('another'), { now: inHours(2) })).toBe(false)
    await assign('the-whatsapp-photo', '2026-06-20', inHours(24))
    expect(await work(inHours(24))).toBe(0)
  })

  test('with a link that works for half a year, also where no other mail comes', async () => {
    await assign('the-call-that-dropped', '2026-06-20')
    expect(await work(monday)).toBe(1)
    const [, token = ''] = /https:\/\/curtain\.example\/unsubscribe\/(\S+)/.exec(smtp.mails[0]?.text ?? '') ?? []
    await dangerouslyDeleteExpiredRows({ now: inHours(179 * 24) })
    expect(await dangerouslyFindUnsubscribing(hashToken(token))).toMatchObject({ email: clinician().email })
    await dangerouslyDeleteExpiredRows({ now: inHours(180 * 24) })
    expect(await dangerouslyFindUnsubscribing(hashToken(token))).toBeNull()
  })

  test('at most once a day, and what a manager reminds of on the same day', async () => {
    await assign('the-call-that-dropped', '2026-06-20')
    expect(await work(monday)).toBe(1)
    await assign('the-update-can-wait', '2026-06-19', inHours(1))
    expect(await work(inHours(2))).toBe(0)
    await remindPeople(outbox.organisation.bayManager, [clinician().personId], { now: inHours(3) })
    expect(await work(inHours(3))).toBe(1)
    expect(smtp.mails[1]?.text).toMatch(/^bay-manager outbox-\S+ reminds you of what is open\./)
    expect(smtp.mails[1]?.text).toContain('The call that dropped')
    expect(await work(inHours(24))).toBe(0)
  })

  test('neither at night nor at the weekend of their own zone, also where it waited in the outbox', async () => {
    const { personId } = clinician()
    await outbox.owner.person.updateMany({
      where: { id: personId },
      data: { timeZone: 'America/Los_Angeles', language: 'ar' },
    })
    await assign('the-call-that-dropped', '2026-06-20')
    expect(await work(monday)).toBe(0)
    // Four in the afternoon, with a server that cannot take it until night.
    smtp.behave({ does: 'refuse', at: 'data', code: 451, words: 'later' })
    expect(await work(inHours(14))).toBe(0)
    smtp.behave({ does: 'accept' })
    expect(await outbox.send(smtp.url, inHours(17))).toBe('postponed')
    // Nor is a link kept that nobody got.
    expect(await outbox.owner.unsubscribeToken.count({ where: { personId } })).toBe(0)
    expect(await outbox.send(smtp.url, inHours(18))).toBeNull()
    // Eight in the morning.
    expect(await work(inHours(30))).toBe(1)
    expect(smtp.mails[0]?.html).toContain('dir="rtl"')
    expect(smtp.mails[0]?.text).toContain('20 يونيو 2026')
  })

  test('is not sent of what was done meanwhile, nor to who was suspended, and nothing waits without a mail server', async () => {
    const { organisationId, personId } = clinician()
    await assign('the-call-that-dropped', '2026-06-20')
    await dangerouslyMakeNotices(organisationId, { now: monday })
    expect(await dangerouslyQueueNotices(organisationId, { now: monday, canMail: true })).toBe(1)
    await outbox.owner.enrolment.updateMany({ where: { personId }, data: { completedAt: monday } })
    expect(await outbox.send(smtp.url, monday)).toBe('cancelled')
    expect(await outbox.owner.unsubscribeToken.count({ where: { personId } })).toBe(0)
    const [, other] = outbox.organisation.bayClinicians
    const audience = { for: 'person' as const, personId: other.personId }
    const { administrator } = outbox.organisation
    await createAssignment(
      administrator,
      { modules: ['the-whatsapp-photo'], audience, dueOn: inHours(400) },
      { now: monday },
    )
    await dangerouslyMakeNotices(organisationId, { now: monday })
    expect(await dangerouslyQueueNotices(organisationId, { now: monday, canMail: true })).toBe(1)
    await suspendPerson(administrator, other.personId, { now: monday })
    expect(await outbox.send(smtp.url, monday)).toBeNull()
    await assign('the-update-can-wait', '2026-06-19')
    await dangerouslyMakeNotices(organisationId, { now: inHours(24) })
    expect(await dangerouslyQueueNotices(organisationId, { now: inHours(24), canMail: false })).toBe(0)
    expect(await work(inHours(25))).toBe(0)
    expect(smtp.mails).toEqual([])
  })

  test('is that more people see what they understand, and who that is stands behind a link', async () => {
    const { administrator } = outbox.organisation
    await changeStatusReaders(administrator, { readers: 'groups-only' }, { now: monday })
    expect(await work(monday)).toBe(0)
    await changeStatusReaders(administrator, { readers: 'managers-and-administrators' }, { now: inHours(1) })
    expect(await work(inHours(1))).toBeGreaterThan(0)
    const mail = smtp.mails.find(({ to }) => JSON.stringify(to).includes(clinician().email))
    expect(mail?.subject).toBe('More people can see what you understand')
    expect(mail?.text).toContain('now shows more people what you understand, by name.')
    expect(mail?.text).toContain('https://curtain.example/learn/understanding')
  })

  test('is what they chose', async () => {
    await assign('the-call-that-dropped', '2026-06-20')
    await changeMailChoices(clinician(), { byMail: ['follow-ups'] }, { now: monday })
    expect(await work(monday)).toBe(0)
    await changeMailChoices(clinician(), { byMail: ['work'] }, { now: monday })
    await assign('the-update-can-wait', '2026-06-19', inHours(1))
    expect(await work(inHours(1))).toBe(1)
    expect(smtp.mails[0]?.subject).toMatch(/^The update can wait/)
  })

  test('is queued once by several workers at once', async () => {
    const { organisationId } = outbox.organisation
    await assign('the-call-that-dropped', '2026-06-20')
    const both = Array.from({ length: 4 }, async () => {
      await dangerouslyMakeNotices(organisationId, { now: monday })
      return dangerouslyQueueNotices(organisationId, { now: monday, canMail: true })
    })
    expect((await Promise.all(both)).reduce((sum, each) => sum + each, 0)).toBe(1)
    vi.stubEnv('PUBLIC_URL', 'https://curtain.example')
    expect(await work(monday)).toBe(1)
  })
})
