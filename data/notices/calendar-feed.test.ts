import { afterAll, beforeAll, expect, test } from 'vitest'
import { createAssignment } from '#data/assignments/create-assignment.ts'
import type { OwnerDatabase } from '#data/database/owner-database.ts'
import { reinstatePerson } from '#data/people/reinstate-person.ts'
import { suspendPerson } from '#data/people/suspend-person.ts'
import { dangerouslyDisconnect } from '#data/system.ts'
import { createTestDatabase, type TestDatabase } from '#platform/testing/database.ts'
import { makeTestOrganisation, type TestOrganisation } from '#simulation/testing/organisation.ts'
import { openOwner } from '#simulation/testing/with-owner.ts'
import { endCalendarFeed, findCalendarFeed, makeCalendarFeed } from './calendar-feed.ts'
import { dangerouslyDueDaysOfFeed, ownDueDays } from './due-days.ts'

let testDatabase: TestDatabase
let owner: OwnerDatabase
let home: TestOrganisation
let close: () => Promise<void>
const now = new Date('2026-06-01T10:00:00Z')

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

test('a calendar reads what is due for one person, until the address is made anew or ended, or they are suspended', async () => {
  const [clinician] = home.bayClinicians
  const { administrator } = home
  await createAssignment(
    administrator,
    {
      modules: ['the-call-that-dropped'],
      audience: { for: 'person', personId: clinician.personId },
      dueOn: new Date('2026-06-20'),
    },
    { now },
  )
  const read = (tokenHash: string) => dangerouslyDueDaysOfFeed(tokenHash, { now })
  expect(await findCalendarFeed(clinician)).toBeNull()
  expect(await read('first')).toBeNull()
  await makeCalendarFeed(clinician, { tokenHash: 'first' }, { now })
  expect(await findCalendarFeed(clinician)).toEqual(now)
  expect(await read('first')).toMatchObject({
    language: 'en',
    due: [{ until: new Date('2026-06-20'), module: { text: 'The call that dropped' } }],
  })
  expect(await ownDueDays(clinician, { now })).toEqual((await read('first'))?.due)
  await makeCalendarFeed(clinician, { tokenHash: 'second' }, { now })
  expect(await read('first')).toBeNull()
  await suspendPerson(administrator, clinician.personId, { now })
  expect(await read('second')).toBeNull()
  await reinstatePerson(administrator, clinician.personId, { now })
  expect(await read('second')).not.toBeNull()
  await endCalendarFeed(clinician, { now })
  expect(await read('second')).toBeNull()
  const events = await owner.auditEvent.findMany({
    where: { subjectId: clinician.personId, action: { startsWith: 'calendar.' } },
  })
  expect(events.map(({ action }) => action).sort()).toEqual([
    'calendar.address-ended',
    'calendar.address-made',
    'calendar.address-made',
  ])
})

test('a follow-up that is asked of them stands in it, and a round of practising of their own does not', async () => {
  const [, clinician] = home.bayClinicians
  const { organisationId, personId } = clinician
  const today = new Date('2026-06-01')
  const practising = await owner.followUp.create({
    data: {
      ...{ organisationId, personId, modules: [], seed: 'seed', dueOn: today, closesOn: today },
      ...{ startedAt: now, state: {}, policyVersion: 1 },
      ...{ occasion: 'own', reason: 'practising', practises: 'lock-screen' },
    },
  })
  expect(await ownDueDays(clinician, { now })).toEqual([])
  await owner.followUp.updateMany({ where: { id: practising.id }, data: { expiredAt: now } })
  const followUp = await owner.followUp.create({
    data: { organisationId, personId, modules: [], seed: 'seed', occasion: 'week', dueOn: today, closesOn: today },
  })
  expect(await ownDueDays(clinician, { now })).toMatchObject([{ followUpId: followUp.id, until: today }])
})
