import { afterAll, beforeAll, expect, test } from 'vitest'
import type { OwnerDatabase } from '#data/database/owner-database.ts'
import { changeOwnTimeZone, findOwnTimeZone } from '#data/people/change-own-time-zone.ts'
import { changeTimeZone } from '#data/people/change-time-zone.ts'
import { reinstatePerson } from '#data/people/reinstate-person.ts'
import { suspendPerson } from '#data/people/suspend-person.ts'
import { clinicianReport } from '#data/reports/clinician.ts'
import { dangerouslyDisconnect } from '#data/system.ts'
import { dangerouslyDutiesOfPerson } from '#data/viewer.ts'
import { dayIn, timeZones } from '#domain/dates/time-zone.ts'
import { createTestDatabase, type TestDatabase } from '#platform/testing/database.ts'
import { makeTestOrganisation } from '#simulation/testing/organisation.ts'
import { openOwner } from '#simulation/testing/with-owner.ts'
import { createAssignment } from './create-assignment.ts'
import { listEnrolments } from './list-enrolments.ts'

const slug = 'the-call-that-dropped'

let testDatabase: TestDatabase
let owner: OwnerDatabase
let close: () => Promise<void>
let number = 0

beforeAll(async () => {
  testDatabase = await createTestDatabase()
  const ownerConnection = await openOwner(testDatabase.ownerUrl)
  owner = ownerConnection.owner
  close = ownerConnection.close
})

afterAll(async () => {
  await close()
  await dangerouslyDisconnect()
  await testDatabase.drop()
})

/** An organisation in this zone; who acts in it knows the zone as their next request would. */
async function organisationIn(timeZone: string) {
  const home = await makeTestOrganisation(owner, `zone-${number++}`)
  const at = new Date('2026-01-06T09:00:00Z')
  await changeTimeZone(home.administrator, { timeZone }, { now: at })
  const acting = async (viewer: { organisationId: string; personId: string }) => {
    const duties = await dangerouslyDutiesOfPerson(viewer)
    if (duties === null) throw new Error('The person cannot act')
    return duties
  }
  return { home, acting }
}

/** Each with the last millisecond of 20 November there, and days on which the clocks change. */
test.each([
  ['Pacific/Auckland', '2026-11-20', '2026-11-20T10:59:59.999Z'],
  ['Pacific/Honolulu', '2026-11-20', '2026-11-21T09:59:59.999Z'],
  ['Asia/Kathmandu', '2026-11-20', '2026-11-20T18:14:59.999Z'],
  ['Europe/Madrid', '2026-03-29', '2026-03-29T21:59:59.999Z'],
  ['Europe/Madrid', '2026-10-25', '2026-10-25T22:59:59.999Z'],
])('in %s what is due on %s is on time until %s, for the clinician and their manager', async (zone, day, last) => {
  const { home, acting } = await organisationIn(zone)
  const dueOn = new Date(`${day}T00:00:00Z`)
  const lastMoment = new Date(last)
  const administrator = (await acting(home.administrator)).administrator
  const { clinician } = await acting(home.wardClinicians[0])
  if (administrator === null || clinician === null) throw new Error('A duty is missing')
  const assignment = await createAssignment(
    administrator,
    { modules: [slug], audience: { for: 'team', teamId: home.teams.ward }, dueOn },
    { now: new Date(lastMoment.getTime() - 60_000) },
  )
  expect(assignment).toMatchObject({ ok: true, enrolled: 4 })

  const own = async (now: Date) => (await listEnrolments(clinician, { now })).toDo[0]
  const after = new Date(lastMoment.getTime() + 1)
  expect(await own(lastMoment)).toMatchObject({ dueOn, overdue: false })
  expect(await own(after)).toMatchObject({ dueOn, overdue: true })
  const report = await clinicianReport(home.wardManager, clinician.personId, { now: after })
  expect(report?.modules.map((module) => module.dueOn)).toEqual([dueOn])

  // A clinician's own zone changes what they see, and not when something is due.
  await changeOwnTimeZone(clinician, { timeZone: 'America/Lima' })
  expect(await findOwnTimeZone(clinician)).toBe('America/Lima')
  const abroad = (await acting(clinician)).clinician
  if (abroad === null) throw new Error('A duty is missing')
  expect(abroad).toMatchObject({ timeZone: 'America/Lima', organisationTimeZone: zone })
  expect((await listEnrolments(abroad, { now: lastMoment })).toDo[0]).toMatchObject({ dueOn, overdue: false })
  await changeOwnTimeZone(clinician, { timeZone: null })
  expect((await acting(clinician)).clinician).toMatchObject({ timeZone: zone })

  // Who is asked on the due day has that day; who is asked after it has a week from the day that it is there.
  const [, late] = home.wardClinicians
  const lateDue = async (now: Date) => {
    await suspendPerson(administrator, late.personId, { now: new Date(lastMoment.getTime() - 1000) })
    await owner.enrolment.deleteMany({ where: { organisationId: home.organisationId, personId: late.personId } })
    await reinstatePerson(administrator, late.personId, { now })
    const { organisationId } = home
    const [enrolment] = await owner.enrolment.findMany({ where: { organisationId, personId: late.personId } })
    return enrolment?.dueOn
  }
  expect(await lateDue(lastMoment)).toEqual(dueOn)
  expect(await lateDue(after)).toEqual(new Date(dueOn.getTime() + 8 * 24 * 60 * 60 * 1000))
  expect(dayIn(zone, after)).toEqual(new Date(dueOn.getTime() + 24 * 60 * 60 * 1000))
})

test('changing the zone is in the audit trail, once', async () => {
  const { home, acting } = await organisationIn('Asia/Tokyo')
  const { administrator } = await acting(home.administrator)
  if (administrator === null) throw new Error('A duty is missing')
  await changeTimeZone(administrator, { timeZone: 'Asia/Tokyo' }, { now: new Date() })
  const events = await owner.auditEvent.findMany({
    where: { organisationId: home.organisationId, action: 'organisation.time-zone-changed' },
    select: { detail: true, actorId: true },
  })
  expect(events).toEqual([{ detail: { timeZone: 'Asia/Tokyo', before: 'UTC' }, actorId: home.administrator.personId }])
})

test('PostgreSQL knows every zone that can be chosen, and it is the same day there', async () => {
  const at = new Date('2026-11-20T10:30:00Z')
  const days = await owner.$queryRaw<{ zone: string; day: string }[]>`
    SELECT zone, ((${at}::timestamptz AT TIME ZONE zone)::date)::text AS day FROM unnest(${[...timeZones]}::text[]) zone`
  const other = days.filter(({ zone, day }) => dayIn(zone, at).toISOString().slice(0, 10) !== day)
  expect(days).toHaveLength(timeZones.length)
  expect(other).toEqual([])
})
