import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createAssignment } from '#data/assignments/create-assignment.ts'
import { listEnrolments } from '#data/assignments/list-enrolments.ts'
import type { OwnerDatabase } from '#data/database/owner-database.ts'
import { dangerouslyDisconnect } from '#data/system.ts'
import { dangerouslyDutiesOfPerson } from '#data/viewer.ts'
import { everyone, type PeopleFilter, type PeopleView } from '#domain/people/people-filter.ts'
import { createTestDatabase, type TestDatabase } from '#platform/testing/database.ts'
import { makeTestOrganisation, type TestOrganisation } from '#simulation/testing/organisation.ts'
import { openOwner } from '#simulation/testing/with-owner.ts'
import { actOnPeople } from './act-on-people.ts'
import { continuePeopleAct } from './continue-people-act.ts'
import { findPeopleAct } from './find-people-act.ts'
import { findPerson } from './find-person.ts'
import { listPeople } from './list-people.ts'
import { previewPeopleAct } from './preview-people-act.ts'
import { reinstatePerson } from './reinstate-person.ts'
import { undoPeopleAct } from './undo-people-act.ts'

const now = new Date('2026-06-01T10:00:00Z')
const slug = 'the-call-that-dropped'

let testDatabase: TestDatabase
let ownerConnection: Awaited<ReturnType<typeof openOwner>>
let owner: OwnerDatabase
let home: TestOrganisation

beforeAll(async () => {
  testDatabase = await createTestDatabase()
  ownerConnection = await openOwner(testDatabase.ownerUrl)
  owner = ownerConnection.owner
  home = await makeTestOrganisation(owner, 'acts')
})

afterAll(async () => {
  await ownerConnection.close()
  await dangerouslyDisconnect()
  await testDatabase.drop()
})

const matching = (filter: Partial<PeopleFilter>) => ({ these: 'matching', filter: { ...everyone, ...filter } }) as const
const selectionOf = (...people: readonly { readonly personId: string }[]) =>
  ({ these: 'chosen', personIds: people.map(({ personId }) => personId) }) as const

async function listFor(filter: Partial<PeopleFilter & PeopleView>): Promise<string[]> {
  const { people } = await listPeople(home.administrator, { page: 1, ...filter }, { now })
  return people.map(({ givenName }) => givenName)
}

const events = (action: string, subjectId: string) => owner.auditEvent.count({ where: { action, subjectId } })

describe('the list', () => {
  test('is of a team with those below it, of a role, of a site, of who was here when', async () => {
    const [one, two] = home.bayClinicians
    const { organisationId } = home
    await owner.person.updateMany({
      where: { organisationId, id: one.personId },
      data: { site: 'East', lastActiveAt: now },
    })
    await owner.person.updateMany({
      where: { organisationId, id: two.personId },
      data: { site: 'North', profession: 'Doctor', lastActiveAt: new Date('2026-04-01T00:00:00Z') },
    })
    expect(await listFor({ team: home.teams.bay })).toEqual(['bay-one', 'bay-two'])
    expect(await listFor({ team: home.teams.ward })).toEqual(['bay-one', 'bay-two', 'ward-one', 'ward-two'])
    expect(await listFor({ role: 'manager' })).toEqual(['bay-manager', 'ward-manager'])
    expect(await listFor({ site: 'East' })).toEqual(['bay-one'])
    expect(await listFor({ active: '30-days' })).toEqual(['bay-one'])
    expect(await listFor({ active: 'not-30-days' })).toEqual(['bay-two'])
    expect(await listFor({ active: 'never', team: home.teams.ward })).toEqual(['ward-one', 'ward-two'])
  })

  test('is sorted by each column, either way, with those of whom there is nothing to say at the end', async () => {
    expect((await listFor({ sort: 'active' })).slice(0, 2)).toEqual(['bay-two', 'bay-one'])
    expect((await listFor({ sort: 'active', order: 'descending' })).slice(0, 2)).toEqual(['bay-one', 'bay-two'])
    expect((await listFor({ sort: 'site', order: 'descending' })).slice(0, 2)).toEqual(['bay-two', 'bay-one'])
    expect((await listFor({ sort: 'profession' }))[0]).toBe('bay-two')
    expect(await listFor({ order: 'descending' })).toEqual((await listFor({})).reverse())
  })
})

describe('an act on many people', () => {
  test('says how many it will change, changes only those, and writes an audit event for each', async () => {
    const act = { kind: 'add-to-team', teamId: home.teams.bay } as const
    const selection = matching({ team: home.teams.ward })
    const preview = await previewPeopleAct(home.administrator, { act, selection }, { now })
    expect(preview).toEqual({ selected: 4, touched: 2, names: ['ward-one acts', 'ward-two acts'] })
    await createAssignment(
      home.administrator,
      { modules: [slug], audience: { for: 'team', teamId: home.teams.bay }, dueOn: now },
      { now },
    )
    const before = await events('team.member-added', home.teams.bay)
    const outcome = await actOnPeople(home.administrator, { act, selection, expected: 2 }, { now })
    expect(outcome).toMatchObject({ ok: true, left: 0 })
    expect(await events('team.member-added', home.teams.bay)).toBe(before + 2)
    expect((await listEnrolments(home.wardClinicians[0], { now })).toDo).toHaveLength(1)
    if (!outcome.ok) return
    expect(await undoPeopleAct(home.administrator, outcome.actId, { now })).toEqual({ ok: true, left: 0 })
    expect(await listFor({ team: home.teams.bay })).toEqual(['bay-one', 'bay-two'])
    expect((await listEnrolments(home.wardClinicians[0], { now })).toDo).toEqual([])
    expect(await undoPeopleAct(home.administrator, outcome.actId, { now })).toEqual({
      ok: false,
      problem: 'undone-already',
    })
  })

  test('is refused where another administrator has changed whom it would reach', async () => {
    const act = { kind: 'suspend' } as const
    const selection = selectionOf(...home.wardClinicians)
    expect(await actOnPeople(home.administrator, { act, selection, expected: 3 }, { now })).toEqual({
      ok: false,
      problem: 'changed',
    })
    expect(await listFor({ status: 'suspended' })).toEqual([])
  })

  test('sent twice is done once', async () => {
    const id = '019e0000-0000-7000-8000-000000000001'
    const [one] = home.wardClinicians
    const actRequest = { act: { kind: 'add-role', role: 'manager' }, selection: selectionOf(one), expected: 1 } as const
    for (const at of [
      { now, id },
      { now, id },
    ])
      await actOnPeople(home.administrator, actRequest, at)
    expect(await events('person.role-added', one.personId)).toBe(1)
    expect(await undoPeopleAct(home.administrator, id, { now })).toMatchObject({ ok: true })
  })

  test('shuts nobody out of their own administration', async () => {
    for (const act of [
      { kind: 'suspend' },
      { kind: 'leave' },
      { kind: 'remove-role', role: 'administrator' },
    ] as const) {
      const preview = await previewPeopleAct(
        home.administrator,
        { act, selection: selectionOf(home.administrator) },
        { now },
      )
      expect(preview.touched).toBe(0)
    }
  })

  test('on more than one transaction takes goes on to the end, and is undone as a whole', async () => {
    const many = Array.from({ length: 1200 }, (_, place) => ({
      organisationId: home.organisationId,
      email: `porter-${place}@acts.example`,
      givenName: `${place}`,
      familyName: 'Porter',
      profession: 'Porter',
    }))
    await owner.person.createMany({ data: many })
    const selection = matching({ profession: 'Porter' })
    const act = { kind: 'suspend' } as const
    const actStart = await actOnPeople(home.administrator, { act, selection, expected: 1200 }, { now })
    expect(actStart).toMatchObject({ ok: true, left: 200 })
    if (!actStart.ok) return
    expect(await continuePeopleAct(home.administrator, actStart.actId, { now })).toEqual({ left: 0 })
    expect(await findPeopleAct(home.administrator, actStart.actId)).toMatchObject({ done: 1200, touched: 1200 })
    expect(await undoPeopleAct(home.administrator, actStart.actId, { now })).toEqual({ ok: true, left: 200 })
    expect(await undoPeopleAct(home.administrator, actStart.actId, { now })).toEqual({ ok: true, left: 0 })
    expect(await listPeople(home.administrator, { page: 1, status: 'suspended' }, { now })).toMatchObject({
      total: 0,
    })
  }, 60_000)
})

describe('who leaves', () => {
  test('cannot act, is asked nothing, manages nothing and is in no list but that of who left; back, they are the same person', async () => {
    const manager = home.wardManager
    const [clinician] = home.bayClinicians
    const { organisationId } = home
    const work = await listEnrolments(clinician, { now })
    expect(work.toDo).toHaveLength(1)
    const selection = selectionOf(manager, clinician)
    const left = await actOnPeople(home.administrator, { act: { kind: 'leave' }, selection, expected: 2 }, { now })
    if (!left.ok) throw new Error(left.problem)
    expect(await dangerouslyDutiesOfPerson({ organisationId, personId: clinician.personId })).toBeNull()
    expect((await listEnrolments(clinician, { now })).toDo).toEqual([])
    expect(await listFor({ search: 'bay-one' })).toEqual([])
    expect(await listFor({ status: 'left' })).toEqual(['bay-one', 'ward-manager'])
    expect(await findPerson(home.administrator, manager.personId)).toMatchObject({ signIn: 'left', managedTeams: [] })
    expect(await reinstatePerson(home.administrator, clinician.personId, { now })).toBe('not-found')
    const back = await actOnPeople(
      home.administrator,
      { act: { kind: 'come-back' }, selection: selectionOf(clinician), expected: 1 },
      { now },
    )
    expect(back).toMatchObject({ ok: true })
    expect((await listEnrolments(clinician, { now })).toDo.map(({ id }) => id)).toEqual(work.toDo.map(({ id }) => id))
    expect(await undoPeopleAct(home.administrator, left.actId, { now })).toMatchObject({ ok: true })
    expect(await findPerson(home.administrator, manager.personId)).toMatchObject({
      signIn: 'active',
      managedTeams: [{ id: home.teams.ward, name: 'Ward' }],
    })
    expect(await events('person.left', clinician.personId)).toBe(1)
  })
})
