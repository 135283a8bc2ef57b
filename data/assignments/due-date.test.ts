import { afterAll, beforeAll, expect, test } from 'vitest'
import type { OwnerDatabase } from '#data/database/owner-database.ts'
import { clinicianReport } from '#data/reports/clinician.ts'
import { dangerouslyDisconnect } from '#data/system.ts'
import { createTestDatabase, type TestDatabase } from '#platform/testing/database.ts'
import { makeTestOrganisation, type TestOrganisation } from '#simulation/testing/organisation.ts'
import { openOwner } from '#simulation/testing/with-owner.ts'
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
