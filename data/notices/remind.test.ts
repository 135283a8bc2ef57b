import { afterAll, beforeAll, expect, test } from 'vitest'
import { createAssignment } from '#data/assignments/create-assignment.ts'
import type { OwnerDatabase } from '#data/database/owner-database.ts'
import { suspendPerson } from '#data/people/suspend-person.ts'
import { dangerouslyDisconnect } from '#data/system.ts'
import { createTestDatabase, type TestDatabase } from '#platform/testing/database.ts'
import { makeTestOrganisation, type TestOrganisation } from '#simulation/testing/organisation.ts'
import { openOwner } from '#simulation/testing/with-owner.ts'
import { listReminders } from './list-reminders.ts'
import { remindPeople } from './remind-people.ts'

let testDatabase: TestDatabase
let owner: OwnerDatabase
let home: TestOrganisation
let close: () => Promise<void>
const now = new Date('2026-06-01T10:00:00Z')
const tomorrow = new Date('2026-06-02T00:01:00Z')

beforeAll(async () => {
  testDatabase = await createTestDatabase()
  ;({ owner, close } = await openOwner(testDatabase.ownerUrl))
  home = await makeTestOrganisation(owner, 'home')
  await createAssignment(
    home.administrator,
    {
      modules: ['the-call-that-dropped'],
      audience: { for: 'team', teamId: home.teams.bay },
      dueOn: new Date('2026-07-01'),
    },
    { now },
  )
})
afterAll(async () => {
  await close()
  await dangerouslyDisconnect()
  await testDatabase.drop()
})

test('a manager reminds each of their people once a day, whoever else asks, and it is in the audit trail', async () => {
  const { bayManager, wardManager, bayClinicians, wardClinicians } = home
  const [{ personId: one }, { personId: two }] = bayClinicians
  const none = { reminded: 0, already: 0, withoutWork: 0 }
  expect((await listReminders(bayManager, [one], { now })).get(one)).toMatchObject({ at: null, unless: null })
  const both = await Promise.all([bayManager, wardManager].map((manager) => remindPeople(manager, [one], { now })))
  expect(both).toContainEqual({ ...none, reminded: 1 })
  expect(both).toContainEqual({ ...none, already: 1 })
  expect(await remindPeople(bayManager, [one, two], { now })).toEqual({ ...none, reminded: 1, already: 1 })
  expect(await owner.auditEvent.count({ where: { action: 'person.reminded', subjectId: one } })).toBe(1)
  expect((await listReminders(wardManager, [two], { now })).get(two)).toEqual({
    personId: two,
    at: now,
    by: 'bay-manager home',
    unless: 'reminded-today',
  })
  expect((await listReminders(wardManager, [two], { now: tomorrow })).get(two)?.unless).toBeNull()
  expect(await remindPeople(wardManager, [one], { now: tomorrow })).toEqual({ ...none, reminded: 1 })
  // Another manager's people, those who have nothing to do, and those who are not in service.
  const [{ personId: idle }] = wardClinicians
  expect(await remindPeople(bayManager, [idle], { now })).toEqual(none)
  expect(await remindPeople(wardManager, [idle], { now })).toEqual({ ...none, withoutWork: 1 })
  expect((await listReminders(wardManager, [idle], { now })).get(idle)?.unless).toBe('nothing-to-do')
  await suspendPerson(home.administrator, one, { now: tomorrow })
  expect(await remindPeople(wardManager, [one], { now: new Date('2026-06-03T10:00:00Z') })).toEqual(none)
})

test('the day is that of the reminded person', async () => {
  const { personId } = home.bayClinicians[1]
  await owner.person.updateMany({ where: { id: personId }, data: { timeZone: 'Pacific/Auckland' } })
  const evening = new Date('2026-06-10T11:00:00Z')
  expect(await remindPeople(home.administrator, [personId], { now: evening })).toMatchObject({ reminded: 1 })
  // An hour and a half later it is the next day in Auckland, and the same in London.
  expect(await remindPeople(home.administrator, [personId], { now: new Date('2026-06-10T11:30:00Z') })).toMatchObject({
    already: 1,
  })
  expect(await remindPeople(home.administrator, [personId], { now: new Date('2026-06-10T12:30:00Z') })).toMatchObject({
    reminded: 1,
  })
})
