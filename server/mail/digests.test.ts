import { afterAll, beforeAll, expect, test } from 'vitest'
import { createAssignment } from '#data/assignments/create-assignment.ts'
import { listNotices } from '#data/notices/list-notices.ts'
import { dangerouslyMakeNotices } from '#data/notices/make-notices.ts'
import { dangerouslyQueueNotices } from '#data/notices/queue-notices.ts'
import { type Outbox, openOutbox } from './outbox.testing.ts'
import { startSmtp, type TestSmtp } from './smtp.testing.ts'

let outbox: Outbox
let smtp: TestSmtp
/** A Monday morning. */
const monday = new Date('2026-06-15T09:00:00Z')
const dayMs = 24 * 60 * 60 * 1000

beforeAll(async () => {
  outbox = await openOutbox()
  smtp = await startSmtp()
  const { organisationId, administrator, teams } = outbox.organisation
  await createAssignment(
    administrator,
    { modules: ['the-call-that-dropped'], audience: { for: 'team', teamId: teams.bay }, dueOn: new Date('2026-06-10') },
    { now: new Date('2026-05-01T09:00:00Z') },
  )
  const { hash } = await outbox.owner.parameterVersion.findFirstOrThrow()
  const day = new Date('2026-06-15')
  const practices = ['identity', 'invented-practice']
  await outbox.owner.snapshot.create({
    data: { organisationId, day, asOf: day, practices, parametersHash: hash, people: 8 },
  })
  const group = { organisationId, day, kind: 'team', people: 8 }
  await outbox.owner.groupSnapshot.createMany({
    data: [
      {
        ...group,
        groupId: teams.bay,
        shown: 'shown',
        shares: [0.9, 0.23],
        lows: [0.8, 0.15],
        highs: [0.95, 0.34],
        unknowns: [0, 0],
        share: 0.41,
        low: 0.34,
        high: 0.48,
        unknown: 0,
        completed: 8,
        assigned: 10,
      },
      { ...group, groupId: teams.ward, shown: 'too-few', shares: [], lows: [], highs: [], unknowns: [] },
    ],
  })
})
afterAll(async () => {
  await smtp.stop()
  await outbox.close()
})

async function work(now: Date): Promise<void> {
  const { organisationId } = outbox.organisation
  await dangerouslyMakeNotices(organisationId, { now })
  await dangerouslyQueueNotices(organisationId, { now, canMail: true })
  while ((await outbox.send(smtp.url, now)) === 'sent');
}
const mailTo = (email: string) => smtp.mails.filter(({ to }) => JSON.stringify(to).includes(email))

test('managers get three lines a week, and administrators what needs them, once, in the application too', async () => {
  const { bayManager, wardManager, administrator, bayClinicians } = outbox.organisation
  for (let day = 0; day < 4; day++) await work(new Date(monday.getTime() + day * dayMs))
  const [mail, ...more] = mailTo(bayManager.email)
  expect(more).toEqual([])
  expect(mail?.subject).toBe('Your teams this week')
  const lines = (mail?.text ?? '').split('\n').filter((line) => line.startsWith('- '))
  const names = bayClinicians.map(({ givenName, familyName }) => `${givenName} ${familyName}`)
  expect(lines).toHaveLength(3)
  expect(lines[0]).toBe('- Bay: 80% completed, 41% understood (34% to 48%)')
  expect(names.every((name) => lines[1]?.includes(name))).toBe(true)
  expect(lines[2]).toBe('- What to do: talk in Bay about “invented-practice”, which 23% understand (15% to 34%)')
  const { notices } = await listNotices(bayManager, { before: null }, { now: monday })
  expect(notices).toMatchObject([{ kind: 'manager-digest', digest: { to: 'manager', late: { people: 2 } } }])
  // Of a team that is too small for figures there are none.
  expect(mailTo(wardManager.email)[0]?.text).toContain('Ward: too few people for figures')
  expect(mailTo(administrator.email)).toHaveLength(1)
  expect(mailTo(administrator.email)[0]?.text).toContain('- 2 people are overdue')
  // The next week's.
  await work(new Date(monday.getTime() + 7 * dayMs))
  expect(mailTo(bayManager.email)).toHaveLength(2)
})

test('names of people who are no longer a manager’s are gone from the digests before', async () => {
  const { organisationId, bayManager, bayClinicians, teams } = outbox.organisation
  await outbox.owner.teamMember.deleteMany({
    where: { organisationId, teamId: teams.bay, personId: bayClinicians[0].personId },
  })
  const { notices } = await listNotices(bayManager, { before: null }, { now: monday })
  expect(notices.at(-1)?.digest).toMatchObject({ late: { people: 2, first: [expect.stringContaining('bay-two')] } })
})
