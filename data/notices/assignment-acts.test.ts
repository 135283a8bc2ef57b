import { randomUUID } from 'node:crypto'
import { beforeEach, expect, test } from 'vitest'
import { changeAssignmentDate } from '#data/assignments/change-assignment-date.ts'
import { countAssignment } from '#data/assignments/count-assignment.ts'
import { createAssignment } from '#data/assignments/create-assignment.ts'
import { findAssignment } from '#data/assignments/find-assignment.ts'
import { listAssignments } from '#data/assignments/list-assignments.ts'
import { listUnfinishedPeople } from '#data/assignments/list-unfinished-people.ts'
import { previewDateChange } from '#data/assignments/preview-date-change.ts'
import { restoreAssignment } from '#data/assignments/restore-assignment.ts'
import { undoDateChange } from '#data/assignments/undo-date-change.ts'
import { withdrawAssignment } from '#data/assignments/withdraw-assignment.ts'
import { beginAttempt } from '#data/attempts/begin-attempt.ts'
import { suspendPerson } from '#data/people/suspend-person.ts'
import type { TestOrganisation } from '#simulation/testing/organisation.ts'
import { home, owner, setUpFreshHome } from '#simulation/testing/set-up.ts'
import { dangerouslyMakeNotices } from './make-notices.ts'
import { dangerouslyQueueNotices } from './queue-notices.ts'
import { remindUnfinishedPeople } from './remind-unfinished-people.ts'
import { undoReminding } from './undo-reminding.ts'

const slug = 'the-call-that-dropped'
const day = (text: string) => new Date(`${text}T00:00:00Z`)
// A Monday, at ten in the morning.
const now = new Date('2026-06-01T10:00:00Z')
const dueOn = day('2026-06-12')

setUpFreshHome()
let assignmentId: string

beforeEach(async () => {
  assignmentId = await assignTo(home.wardManager, home.teams.ward)
})
async function assignTo(by: TestOrganisation['wardManager'], teamId: string): Promise<string> {
  const assignment = await createAssignment(by, { modules: [slug], audience: { for: 'team', teamId }, dueOn }, { now })
  if (!assignment.ok) throw new Error(assignment.problem)
  return assignment.assignmentId
}

const enrolments = () =>
  owner.enrolment.findMany({ where: { organisationId: home.organisationId, assignmentId }, orderBy: { id: 'asc' } })
const notices = () => owner.notice.count({ where: { organisationId: home.organisationId } })
const assignmentAt = async (at = now) => {
  const counts = await countAssignment(home.wardManager, assignmentId, { now: at })
  return { ...counts, ...(await findAssignment(home.wardManager, assignmentId)) }
}
const setDate = async (personId: string, date: string) =>
  owner.enrolment.updateMany({
    where: { organisationId: home.organisationId, assignmentId, personId },
    data: { dueOn: day(date) },
  })
const dates = async () =>
  Object.fromEntries((await enrolments()).map((each) => [each.personId, each.dueOn?.toISOString().slice(0, 10)]))

test('says who has not finished, by name, with what was sent to them, by page, team and name', async () => {
  const [one, two] = home.bayClinicians
  const [open] = await owner.enrolment.findMany({ where: { assignmentId, personId: one.personId } })
  await beginAttempt(one, { enrolmentId: open?.id ?? '', now })
  await owner.enrolment.updateMany({ where: { assignmentId, personId: two.personId }, data: { completedAt: now } })
  await dangerouslyMakeNotices(home.organisationId, { now })
  expect(await assignmentAt()).toMatchObject({
    open: 3,
    begun: 1,
    finished: 1,
    overdue: 0,
    remindable: 3,
    team: 'Ward',
  })
  const { people } = await listUnfinishedPeople(home.wardManager, assignmentId)
  expect(people.map(({ givenName, begun, sent }) => [givenName, begun, sent.map(({ kind }) => kind)])).toEqual([
    ['bay-one', true, ['assigned']],
    ['ward-one', false, ['assigned']],
    ['ward-two', false, ['assigned']],
  ])
  const names = async (search: string, teamId: string | null) =>
    (await listUnfinishedPeople(home.wardManager, assignmentId, { search, teamId })).people.map(
      ({ givenName }) => givenName,
    )
  expect(await names('ONE', null)).toEqual(['bay-one', 'ward-one'])
  expect(await names('', home.teams.bay)).toEqual(['bay-one'])
  expect(await names('', home.teams.ward)).toHaveLength(3)
  // A week after the date they are late.
  expect(await assignmentAt(new Date('2026-06-19T10:00:00Z'))).toMatchObject({ overdue: 3 })
})

test('a withdrawal undone gives the work back as it was, with its dates, and nobody is told anew', async () => {
  const [one, two] = home.wardClinicians
  await setDate(one.personId, '2026-06-20')
  await dangerouslyMakeNotices(home.organisationId, { now })
  const before = await enrolments()
  const noticeCount = await notices()
  expect(await withdrawAssignment(home.wardManager, assignmentId, { now, id: randomUUID() })).toBe('withdrawn')
  expect((await enrolments()).every(({ releasedAt }) => releasedAt !== null)).toBe(true)
  expect(await assignmentAt()).toMatchObject({ open: 0, last: { kind: 'withdrawn', people: 4 } })
  // In between someone leaves, and it is past the date.
  await suspendPerson(home.administrator, two.personId, { now })
  const later = new Date('2026-06-15T10:00:00Z')
  expect(await restoreAssignment(home.wardManager, assignmentId, { now: later })).toBe('restored')
  const stay = ({ personId }: { personId: string }) => personId !== two.personId
  expect((await enrolments()).filter(stay)).toEqual(before.filter(stay))
  expect((await enrolments()).find(({ personId }) => personId === two.personId)?.releasedAt).toEqual(later)
  await dangerouslyMakeNotices(home.organisationId, { now })
  expect(await notices()).toBe(noticeCount)
  expect(await assignmentAt()).toMatchObject({ last: null, withdrawnAt: null })
  expect(await restoreAssignment(home.wardManager, assignmentId, { now: later })).toBe('not-found')
})

test('of several modules that someone is told of at once it says so once', async () => {
  const [one] = home.bayClinicians
  const modules = ['one-login-for-the-ward', 'rather-not-on-video']
  const audience = { for: 'person', personId: one.personId } as const
  const both = await createAssignment(home.administrator, { modules, audience, dueOn }, { now })
  if (!both.ok) throw new Error(both.problem)
  await dangerouslyMakeNotices(home.organisationId, { now })
  const { people } = await listUnfinishedPeople(home.administrator, both.assignmentId)
  expect(people.map(({ left, sent }) => [left, sent.map(({ kind }) => kind)])).toEqual([[2, ['assigned']]])
})

test('another date says first whom it touches, leaves later dates of their own, and is undone to the day', async () => {
  const [late, early] = home.wardClinicians
  const [mover, finisher] = home.bayClinicians
  await setDate(late.personId, '2026-07-20')
  await setDate(early.personId, '2026-05-20')
  await owner.enrolment.updateMany({ where: { assignmentId, personId: finisher.personId }, data: { completedAt: now } })
  const to = day('2026-07-01')
  const before = await dates()
  const change = { assignmentId, from: dueOn, dueOn: to }
  const touches = { people: 2, begun: 0, overdue: 1, earlier: 0, keep: 1, first: to, last: to }
  expect(await previewDateChange(home.wardManager, change, { now })).toEqual(touches)
  const actId = randomUUID()
  expect(await changeAssignmentDate(home.wardManager, change, { now, id: actId })).toBe('changed')
  // The same form again changes nothing more; another that saw the earlier date is told.
  expect(await changeAssignmentDate(home.wardManager, change, { now, id: actId })).toBe('changed')
  expect(await changeAssignmentDate(home.administrator, change, { now, id: randomUUID() })).toBe('changed-meanwhile')
  expect(await dates()).toEqual({
    ...before,
    [early.personId]: '2026-07-01',
    [mover.personId]: '2026-07-01',
  })
  expect(await assignmentAt()).toMatchObject({ dueOn: to, last: { kind: 'due-date', people: 2, from: dueOn, to } })
  const [row] = (await listAssignments(home.wardManager, { page: 1 }, { now })).assignments
  expect(row).toMatchObject({ overdue: 0, nextDueOn: to })
  expect(await undoDateChange(home.administrator, { assignmentId, actId }, { now })).toBe('undone')
  expect(await dates()).toEqual(before)
  expect(await undoDateChange(home.administrator, { assignmentId, actId }, { now })).toBe('not-found')
})

test('reminds those who have not finished once, and takes it back until the mail has gone', async () => {
  const [one] = home.wardClinicians
  const actId = randomUUID()
  await owner.enrolment.updateMany({ where: { assignmentId, personId: one.personId }, data: { completedAt: now } })
  expect(await remindUnfinishedPeople(home.wardManager, assignmentId, { now, id: actId })).toBe(3)
  expect(await remindUnfinishedPeople(home.wardManager, assignmentId, { now, id: actId })).toBe(3)
  expect(await remindUnfinishedPeople(home.administrator, assignmentId, { now, id: randomUUID() })).toBe('nobody')
  expect(await assignmentAt()).toMatchObject({
    remindable: 0,
    remindedToday: 3,
    last: { kind: 'reminded', waiting: 3 },
  })
  // Four minutes later no mail has gone.
  const soon = new Date(now.getTime() + 4 * 60_000)
  await dangerouslyQueueNotices(home.organisationId, { now: soon, canMail: true })
  expect(await undoReminding(home.wardManager, { assignmentId, actId }, { now: soon })).toBe(3)
  expect(await notices()).toBe(0)
  const again = randomUUID()
  expect(await remindUnfinishedPeople(home.administrator, assignmentId, { now, id: again })).toBe(3)
  const later = new Date(now.getTime() + 6 * 60_000)
  expect(await dangerouslyQueueNotices(home.organisationId, { now: later, canMail: true })).toBe(3)
  expect(await undoReminding(home.administrator, { assignmentId, actId: again }, { now: later })).toBe('too-late')
  const { people } = await listUnfinishedPeople(home.wardManager, assignmentId)
  expect(people[0]?.sent).toMatchObject([{ kind: 'reminder', mail: 'waiting' }])
})

test('a manager sees and changes what they assigned to their teams, and no other; it is found by module and by team', async () => {
  const ofOthers = await assignTo(home.bayManager, home.teams.bay)
  const at = { now, id: randomUUID() }
  expect(await findAssignment(home.wardManager, ofOthers)).toBeNull()
  expect((await countAssignment(home.wardManager, ofOthers, { now })).open).toBe(0)
  expect((await listUnfinishedPeople(home.wardManager, ofOthers)).total).toBe(0)
  expect(await withdrawAssignment(home.wardManager, ofOthers, at)).toBe('not-found')
  expect(await changeAssignmentDate(home.wardManager, { assignmentId: ofOthers, from: dueOn, dueOn: now }, at)).toBe(
    'not-found',
  )
  expect(await remindUnfinishedPeople(home.wardManager, ofOthers, at)).toBe('nobody')
  const listedFor = async (viewer: TestOrganisation['wardManager'] | TestOrganisation['administrator'], search = '') =>
    (await listAssignments(viewer, { search, page: 1 }, { now })).assignments.map(({ id }) => id)
  expect(await listedFor(home.wardManager)).toEqual([assignmentId])
  expect((await listedFor(home.administrator)).sort()).toEqual([assignmentId, ofOthers].sort())
  expect(await listedFor(home.administrator, 'BAY')).toEqual([ofOthers])
  expect(await listedFor(home.administrator, 'dropped ward')).toEqual([assignmentId])
  expect(await listedFor(home.administrator, 'no such thing')).toEqual([])
})
