import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { OwnerDatabase } from '#data/database/owner-database.ts'
import { clinicianReport } from '#data/reports/clinician.ts'
import { dangerouslyTakeSnapshot } from '#data/reports/snapshots.ts'
import { teamReport } from '#data/reports/team.ts'
import { dangerouslyDisconnect } from '#data/system.ts'
import { type Clinician, dangerouslyDutiesOfPerson } from '#data/viewer.ts'
import { createTestDatabase, type TestDatabase } from '#platform/testing/database.ts'
import { completeModule } from '#simulation/testing/complete-module.ts'
import { makeTestOrganisation, type TestOrganisation } from '#simulation/testing/organisation.ts'
import { openOwner } from '#simulation/testing/with-owner.ts'
import { createAssignment } from './create-assignment.ts'
import { listAssignments } from './list-assignments.ts'
import { listEnrolments } from './list-enrolments.ts'
import { withdrawAssignment } from './withdraw-assignment.ts'

const slug = 'the-call-that-dropped'
const lastYear = new Date('2025-06-01T10:00:00Z')
const now = new Date('2026-06-01T10:00:00Z')
const dueOn = new Date('2026-07-01T00:00:00Z')

let testDatabase: TestDatabase
let owner: OwnerDatabase
let close: () => Promise<void>
let home: TestOrganisation
let clinicians: Clinician[]

beforeAll(async () => {
  testDatabase = await createTestDatabase()
  const ownerConnection = await openOwner(testDatabase.ownerUrl)
  owner = ownerConnection.owner
  close = ownerConnection.close
  home = await makeTestOrganisation(owner, 'rounds')
  clinicians = [...home.wardClinicians, ...home.bayClinicians]
  // Six: a night shows no figure of fewer than five.
  for (const local of ['five', 'six']) {
    const { organisationId } = home
    const { id: personId } = await owner.person.create({
      data: {
        organisationId,
        email: `${local}@rounds.example`,
        givenName: local,
        familyName: 'rounds',
        profession: 'Nurse',
        status: 'active',
        roles: { create: { role: 'clinician' } },
        memberships: { create: { teamId: home.teams.ward } },
      },
    })
    const duties = await dangerouslyDutiesOfPerson({ organisationId, personId })
    if (duties?.clinician == null) throw new Error(`${local} cannot act`)
    clinicians.push(duties.clinician)
  }
})

afterAll(async () => {
  await close()
  await dangerouslyDisconnect()
  await testDatabase.drop()
})

/**
 * What every place that counts says of the ward: modules done of those asked, and people finished of those asked. A minute
 * later, as answers of one moment are kept one after the other.
 */
async function figuresAt(moment: Date) {
  const at = new Date(moment.getTime() + 60_000)
  const ward = await teamReport(home.wardManager, home.teams.ward, { now: at })
  const one = await clinicianReport(home.wardManager, home.wardClinicians[0].personId, { now: at })
  const learning = await listEnrolments(home.wardClinicians[0], { now: at })
  await dangerouslyTakeSnapshot(home.organisationId, { now: at })
  const night = await owner.groupSnapshot.findFirst({
    where: { organisationId: home.organisationId, kind: 'organisation' },
    orderBy: { day: 'desc' },
  })
  const [newest] = (await listAssignments(home.administrator, { page: 1 })).assignments
  return {
    team: ward?.completed,
    inGrid: ward?.people.find(({ id }) => id === home.wardClinicians[0].personId)?.completed,
    onTheirPage: one?.modules.map(({ face, completedAt }) => [face.slug, completedAt !== null]),
    toDo: learning.toDo.map(({ module }) => module.slug),
    done: learning.done.map(({ module }) => module.slug),
    night: { assigned: night?.assigned, done: night?.completed },
    assignment: { people: newest?.people, finished: newest?.finished },
  }
}

const assign = (modules: string[], at: Date) =>
  createAssignment(
    home.administrator,
    { modules, audience: { for: 'everyone' }, dueOn: new Date(at.getTime() + 30 * 24 * 3600 * 1000) },
    { now: at },
  )

describe('a module that is asked again a year after it was finished', () => {
  test('is done in every place once the first round is finished', async () => {
    await assign([slug], lastYear)
    for (const clinician of clinicians) await completeModule(clinician, slug, { now: lastYear })
    expect(await figuresAt(lastYear)).toMatchObject({
      team: { done: 6, assigned: 6 },
      onTheirPage: [[slug, true]],
      toDo: [],
      done: [slug],
      assignment: { people: 6, finished: 6 },
    })
  })

  test('is to do in every place once it is asked again', async () => {
    await assign([slug], now)
    expect(await figuresAt(now)).toEqual({
      team: { done: 0, assigned: 6 },
      inGrid: { done: 0, assigned: 1 },
      onTheirPage: [[slug, false]],
      toDo: [slug],
      done: [],
      night: { done: 0, assigned: 6 },
      assignment: { people: 6, finished: 0 },
    })
  })

  test('is done again for a person who finishes it again, and for nobody else', async () => {
    await completeModule(home.wardClinicians[0], slug, { now })
    expect(await figuresAt(now)).toEqual({
      team: { done: 1, assigned: 6 },
      inGrid: { done: 1, assigned: 1 },
      onTheirPage: [[slug, true]],
      toDo: [],
      done: [slug],
      night: { done: 1, assigned: 6 },
      assignment: { people: 6, finished: 1 },
    })
  })
})

describe('an assignment of several modules', () => {
  test('counts people and not enrolments, and a person once all of it is finished', async () => {
    const modules = [slug, 'the-scribe-is-listening', 'the-kitchen-table-clinic']
    const assignment = await createAssignment(
      home.administrator,
      { modules, audience: { for: 'team', teamId: home.teams.ward }, dueOn },
      { now },
    )
    const row = async () =>
      (await listAssignments(home.administrator, { page: 1 })).assignments.find(({ modules: all }) => all.length === 3)
    expect(await row()).toMatchObject({ people: 6, finished: 0 })
    for (const [place, module] of modules.entries()) {
      await completeModule(home.wardClinicians[1], module, { now })
      expect(await row()).toMatchObject({ people: 6, finished: place === 2 ? 1 : 0 })
    }
    if (!assignment.ok) throw new Error(assignment.problem)
    await withdrawAssignment(home.administrator, assignment.assignmentId, { now })
    expect((await figuresAt(now)).toDo).toEqual([])
  })
})
