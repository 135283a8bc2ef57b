import { afterAll, beforeAll, expect, test } from 'vitest'
import type { OwnerDatabase } from '#data/database/owner-database.ts'
import { remindPeople } from '#data/notices/remind-people.ts'
import { clinicianReport } from '#data/reports/clinician.ts'
import { myTeams } from '#data/reports/my-teams.ts'
import { teamReport } from '#data/reports/team.ts'
import { dangerouslyDisconnect } from '#data/system.ts'
import { createTestDatabase, type TestDatabase } from '#platform/testing/database.ts'
import { makeTestOrganisation, type TestOrganisation } from '#simulation/testing/organisation.ts'
import { openOwner } from '#simulation/testing/with-owner.ts'
import { assignToPeople } from './assign-to-people.ts'
import { changeDueDate } from './change-due-date.ts'
import { createAssignment } from './create-assignment.ts'

let testDatabase: TestDatabase
let owner: OwnerDatabase
let home: TestOrganisation
let close: () => Promise<void>
const moduleSlug = 'the-call-that-dropped'
const now = new Date('2026-06-01T10:00:00Z')
const later = new Date('2026-06-20T10:00:00Z')

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

test('a manager gives their people another day for what is open, and their page says who asked it and when', async () => {
  const { bayManager, wardManager, bayClinicians, wardClinicians } = home
  const [{ personId: one }, { personId: two }] = bayClinicians
  const [{ personId: elsewhere }] = wardClinicians
  const audience = { for: 'team', teamId: home.teams.bay } as const
  await createAssignment(bayManager, { modules: [moduleSlug], audience, dueOn: new Date('2026-06-10') }, { now })
  const workOf = async (personId: string) =>
    (await clinicianReport(wardManager, personId, { now: later }))?.modules.find(({ face }) => face.slug === moduleSlug)
  expect(await workOf(one)).toMatchObject({
    completedAt: null,
    dueOn: new Date('2026-06-10'),
    asked: { at: now, by: 'bay-manager home' },
  })
  await owner.enrolment.updateMany({ where: { personId: two, moduleSlug }, data: { completedAt: later } })
  const change = { personIds: [one, two, elsewhere], moduleSlug, dueOn: new Date('2026-07-01') }
  // Who has finished it and who is not theirs keep what they have.
  expect(await changeDueDate(bayManager, change, { now: later })).toBe(1)
  expect((await workOf(one))?.dueOn).toEqual(new Date('2026-07-01'))
  expect((await workOf(two))?.dueOn).toEqual(new Date('2026-06-10'))
  const events = await owner.auditEvent.findMany({ where: { action: 'due-date.changed' } })
  expect(events).toHaveLength(1)
  expect(events[0]).toMatchObject({
    actorId: bayManager.personId,
    subjectId: one,
    detail: { module: moduleSlug, from: ['2026-06-10'], to: '2026-07-01' },
  })
})

test('a manager asks several people at once, each once however often the form is sent, and their pages say what is overdue', async () => {
  const { wardManager, bayManager, bayClinicians, wardClinicians } = home
  const ids = [...bayClinicians, ...wardClinicians].map(({ personId }) => personId)
  const id = '01980000-0000-7000-8000-0000000000aa'
  const slug = (await clinicianReport(wardManager, ids[0] ?? '', { now }))?.teaching.find(
    ({ slug }) => slug !== moduleSlug,
  )?.slug
  const request = { personIds: ids, what: { moduleSlug: slug ?? '' }, dueOn: new Date('2026-06-15') }
  // Who is not theirs is left out; two at once make one of each.
  const both = await Promise.all([0, 1].map(() => assignToPeople(bayManager, request, { now, id })))
  expect(both.map((each) => (each.ok ? each.asked : each.problem)).sort()).toEqual([0, 2])
  const more = await assignToPeople(wardManager, request, { now, id: '01980000-0000-7000-8000-0000000000bb' })
  expect(more).toEqual({ ok: true, asked: 2, already: 2 })
  expect(await owner.enrolment.count({ where: { moduleSlug: slug } })).toBe(4)
  expect(await assignToPeople(wardManager, { ...request, what: { moduleSlug: 'none' } }, { now, id })).toEqual({
    ok: false,
    problem: 'no-such-module',
  })
  await remindPeople(wardManager, ids.slice(0, 1), { now: later })
  const report = await teamReport(wardManager, home.teams.ward, { now: later })
  const reminders = (report?.people ?? []).filter(({ reminder }) => reminder.at !== null)
  expect(reminders.map(({ id, reminder }) => [id, reminder])).toEqual([
    [ids[0], { at: later, by: 'ward-manager home', unless: 'reminded-today' }],
  ])
  for (const person of report?.people ?? []) {
    expect(person.overdueSince).toEqual(new Date('2026-06-15'))
    expect(person.open.find(({ module }) => module === slug)).toMatchObject({ askedAt: now, isOverdue: true })
  }
  const { teams, toDo } = await myTeams(wardManager, { now: later })
  const ward = teams.find((team) => team.id === home.teams.ward)
  expect(ward).toMatchObject({ people: 4, parentId: null, overdue: { people: 4, since: new Date('2026-06-15') } })
  // The bay lies below the ward, and is the smaller.
  expect(toDo).toEqual([{ do: 'remind', team: home.teams.bay, people: 2, since: new Date('2026-06-15') }])
  expect((await myTeams(bayManager, { now: later })).teams.map((team) => team.parentId)).toEqual([null])
})
