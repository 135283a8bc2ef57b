import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { createAssignment } from '#data/assignments/create-assignment.ts'
import type { OwnerDatabase } from '#data/database/owner-database.ts'
import { invitePerson } from '#data/people/invite-person.ts'
import { listPeople } from '#data/people/list-people.ts'
import { suspendPerson } from '#data/people/suspend-person.ts'
import { savePolicy } from '#data/policy/save-policy.ts'
import { token } from '#data/strangers.testing.ts'
import { dangerouslyDisconnect } from '#data/system.ts'
import { dangerouslyDutiesOfPerson } from '#data/viewer.ts'
import { unsetPolicy } from '#domain/policy/policy.ts'
import { createTestDatabase, type TestDatabase } from '#platform/testing/database.ts'
import { loadOrganisation } from '#simulation/bulk/load.ts'
import { completeModule } from '#simulation/testing/complete-module.ts'
import { makeTestOrganisation, type TestOrganisation } from '#simulation/testing/organisation.ts'
import { openOwner } from '#simulation/testing/with-owner.ts'
import { administratorHome } from './administrator-home.ts'
import { organisationReport } from './organisation.ts'
import { dangerouslyTakePastSnapshots, dangerouslyTakeSnapshot } from './snapshots.ts'

const dayMs = 24 * 60 * 60 * 1000
const now = new Date()
const ago = (days: number) => new Date(now.getTime() - days * dayMs)
const slug = 'the-call-that-dropped'
let testDatabase: TestDatabase
let owner: OwnerDatabase
let close: () => Promise<void>
let hospital: TestOrganisation

beforeAll(async () => {
  testDatabase = await createTestDatabase()
  ;({ owner, close } = await openOwner(testDatabase.ownerUrl))
})

beforeEach(async () => {
  hospital = await makeTestOrganisation(owner, `home-${randomUUID()}`)
})

afterAll(async () => {
  await close()
  await dangerouslyDisconnect()
  await testDatabase.drop()
})

const home = (at = now) => administratorHome(hospital.administrator, { now: at })

async function assign(at: Date, dueOn: Date): Promise<void> {
  const assignment = await createAssignment(
    hospital.administrator,
    { modules: [slug], audience: { for: 'everyone' }, dueOn },
    { now: at },
  )
  if (!assignment.ok) throw new Error(assignment.problem)
}

async function invite(at: Date): Promise<string> {
  const invitation = await invitePerson(
    hospital.administrator,
    {
      email: `${randomUUID()}@home.example`,
      givenName: 'New',
      familyName: 'Comer',
      profession: 'Nurse',
      roles: ['clinician'],
      teamId: null,
      language: 'en',
      delivery: { by: 'link', ...token() },
    },
    { now: at },
  )
  if (!invitation.ok) throw new Error(invitation.problem)
  await owner.person.updateMany({ where: { id: invitation.personId }, data: { createdAt: at } })
  await owner.personToken.updateMany({ where: { personId: invitation.personId }, data: { createdAt: at } })
  return invitation.personId
}

describe('what needs someone today', () => {
  test('is who is overdue, by module, and those are the people that the list shows', async () => {
    await assign(ago(40), ago(3))
    const [finisher, leaver] = hospital.wardClinicians
    await completeModule(finisher, slug, { now: ago(5) })
    await owner.enrolment.updateMany({
      where: { personId: finisher.personId, assignmentId: { not: null } },
      data: { completedAt: ago(5) },
    })
    await suspendPerson(hospital.administrator, leaver.personId, { now })
    const { today } = await home()
    const onTheDay = await administratorHome(hospital.administrator, { now: ago(3) })
    expect(onTheDay.today.overdue).toEqual({ people: 0, modules: [] })
    expect(today.overdue.people).toBe(2)
    expect(today.overdue.modules).toMatchObject([{ people: 2, title: { text: 'The call that dropped' } }])
    const page = await listPeople(hospital.administrator, { search: '', page: 1, shown: 'overdue' }, { now })
    expect(page.people.map(({ givenName }) => givenName).sort()).toEqual(['bay-one', 'bay-two'])
  })

  test('is invitations of a week ago that were not sent again', async () => {
    await invite(ago(2))
    const late = await invite(ago(9))
    const again = await invite(ago(20))
    await owner.personToken.updateMany({ where: { personId: again }, data: { createdAt: ago(1) } })
    expect((await home()).today.invitations).toEqual({ count: 1, oldest: ago(9) })
    const page = await listPeople(hospital.administrator, { search: '', page: 1, shown: 'invitation-late' }, { now })
    expect(page.people.map(({ id }) => id)).toEqual([late])
  })

  test('is mail that failed', async () => {
    const personId = await invite(now)
    const times = { createdAt: now, startedAt: now, giveUpAt: now, nextTryAt: now }
    const mail = { organisationId: hospital.organisationId, personId, kind: 'invitation', ...times }
    for (const status of ['failed', 'sent'] as const)
      await owner.mail.create({ data: { ...mail, id: randomUUID(), status } })
    expect((await home()).today.failedMails).toBe(1)
  })

  test('is a job that did not run last night, once there was a night', async () => {
    expect((await home()).today.lateJobs).toEqual([])
    await owner.jobRun.create({ data: { name: 'housekeeping', finishedAt: ago(3) } })
    expect((await home()).today.lateJobs).toEqual([{ job: 'housekeeping', last: ago(3) }])
    expect((await home(ago(-2))).today.lateJobs.map(({ job }) => job)).toContain('snapshot')
    await owner.jobRun.update({ where: { name: 'housekeeping' }, data: { name: 'backup' } })
    expect((await home()).today.lateJobs).toEqual([{ job: 'backup', last: ago(3) }])
    await owner.jobRun.updateMany({ data: { finishedAt: new Date(0) } })
    expect((await home(ago(-2))).today.lateJobs).toContainEqual({ job: 'backup', last: null })
    await owner.jobRun.deleteMany()
  })

  test('is sources that nobody has checked in time', async () => {
    expect((await home()).today.sourcesDue).toBeGreaterThan(0)
    expect((await home()).today.itemsSetAside).toBe(0)
  })
})

describe('the seven days', () => {
  test('count who was asked, what was finished, who came and who left', async () => {
    await assign(ago(3), ago(-30))
    await completeModule(hospital.wardClinicians[0], slug, { now: ago(2) })
    await suspendPerson(hospital.administrator, hospital.bayClinicians[0].personId, { now })
    expect((await home()).week).toMatchObject({ asked: 4, finished: 1, finishers: 1, joined: 0, left: 1 })
    const later = await administratorHome(hospital.administrator, { now: ago(-20) })
    expect(later.week).toMatchObject({ asked: 0, finished: 0, left: 0 })
  })
})

describe('setting up', () => {
  test('has five steps, each done when there is what it makes', async () => {
    const before = await home()
    expect(before.setUp).toEqual({ policy: 'open', teams: 'done', people: 'done', assignment: 'open', report: 'open' })
    await savePolicy(
      hospital.administrator,
      { policy: { ...unsetPolicy, incidentContact: 'the desk' }, basedOn: 1 },
      { now },
    )
    await assign(ago(3), ago(-30))
    await dangerouslyTakeSnapshot(hospital.organisationId, { now: ago(1) })
    expect((await home()).setUp).toMatchObject({ policy: 'done', assignment: 'done', report: 'open' })
    await completeModule(hospital.wardClinicians[0], slug, { now: ago(1) })
    await dangerouslyTakeSnapshot(hospital.organisationId, { now })
    const after = await home()
    expect(Object.values(after.setUp).every((state) => state === 'done')).toBe(true)
    // Four clinicians: a report, and no figure in it.
    expect(after.night?.organisation).toMatchObject({ visibility: 'too-few', figures: null })
  })
})

describe('the two numbers', () => {
  test('are those of the report, with those of a quarter ago', async () => {
    const large = await loadOrganisation(testDatabase.ownerUrl, {
      clinicians: 40,
      teams: 3,
      answersEach: 60,
      number: 1,
      now,
    })
    await dangerouslyTakePastSnapshots(large.organisationId, { since: ago(110), now })
    await dangerouslyTakeSnapshot(large.organisationId, { now })
    const administrator = (
      await dangerouslyDutiesOfPerson({ organisationId: large.organisationId, personId: large.administratorId })
    )?.administrator
    if (administrator == null) throw new Error('no administrator')
    const [{ night }, report] = await Promise.all([
      administratorHome(administrator, { now }),
      organisationReport(administrator, { search: '', page: 1 }, { now }),
    ])
    if (report === 'no-night-yet' || night === null) throw new Error('no night')
    expect(night.organisation.figures?.overall).toEqual(report.organisation.figures?.overall)
    expect(night.organisation.figures?.completed).toEqual(report.organisation.figures?.completed)
    expect(night.quarter?.change).toMatchObject({ overall: report.change?.overall })
    const then = await owner.groupSnapshot.findFirst({
      where: { organisationId: large.organisationId, kind: 'organisation', day: night.quarter?.since ?? now },
    })
    expect(now.getTime() - (then?.day ?? now).getTime()).toBeGreaterThan(59 * dayMs)
    expect(night.quarter?.completed).toEqual({ done: then?.completed, assigned: then?.assigned })
    expect(night.trend.length).toBeGreaterThan(8)
    expect(night.trend.at(-1)?.figures?.overall).toEqual(night.organisation.figures?.overall)
  })
})
