import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createAssignment } from '#data/assignments/create-assignment.ts'
import { listEnrolments } from '#data/assignments/list-enrolments.ts'
import type { OwnerDatabase } from '#data/database/owner-database.ts'
import { ownOnlookers } from '#data/reports/own-onlookers.ts'
import { dangerouslyDisconnect } from '#data/system.ts'
import { dangerouslyDutiesOfPerson } from '#data/viewer.ts'
import { createTestDatabase, type TestDatabase } from '#platform/testing/database.ts'
import { makeTestOrganisation, type TestOrganisation } from '#simulation/testing/organisation.ts'
import { openOwner } from '#simulation/testing/with-owner.ts'
import { addToTeam } from './add-to-team.ts'
import { archiveTeam } from './archive-team.ts'
import { createTeam } from './create-team.ts'
import { endLentView } from './end-lent-view.ts'
import { findTeam } from './find-team.ts'
import { lendView } from './lend-view.ts'
import { listLentViews } from './list-lent-views.ts'
import { listTeams } from './list-teams.ts'
import { mergeTeam } from './merge-team.ts'
import { peopleTerms } from './people-terms.ts'
import { previewTeamEnd } from './preview-team-end.ts'
import { renameTerm } from './rename-term.ts'

const now = new Date()
const slug = 'the-call-that-dropped'
const dueOn = new Date(now.getTime() + 30 * 24 * 60 * 60 * 1000)

let testDatabase: TestDatabase
let ownerConnection: Awaited<ReturnType<typeof openOwner>>
let owner: OwnerDatabase

beforeAll(async () => {
  testDatabase = await createTestDatabase()
  ownerConnection = await openOwner(testDatabase.ownerUrl)
  owner = ownerConnection.owner
})

afterAll(async () => {
  await ownerConnection.close()
  await dangerouslyDisconnect()
  await testDatabase.drop()
})

const assignTo = ({ administrator }: TestOrganisation, teamId: string) =>
  createAssignment(administrator, { modules: [slug], audience: { for: 'team', teamId }, dueOn }, { now })
const workOf = async (clinician: TestOrganisation['bayClinicians'][0]) =>
  (await listEnrolments(clinician, { now })).toDo.length
const managerNow = async ({ organisationId }: TestOrganisation, { personId }: { personId: string }) =>
  (await dangerouslyDutiesOfPerson({ organisationId, personId }))?.manager ?? null

async function channelOf({ organisationId, administrator }: TestOrganisation, teamId: string): Promise<string> {
  const hears = { form: 'slack', hears: ['digest'], language: 'en', scope: 'team', teamId }
  const channelRow = {
    name: 'Ward',
    address: 'https://hooks.slack.com/…abcd',
    secret: 'sealed',
    secretId: randomUUID(),
  }
  const { id } = await owner.webhook.create({
    data: {
      ...{ ...hears, ...channelRow, organisationId, id: randomUUID(), events: [] },
      ...{ createdById: administrator.personId, createdAt: now, restsUntil: now },
    },
  })
  return id
}
const teamOfChannel = async (id: string) => (await owner.webhook.findFirst({ where: { id } }))?.teamId

describe('a team', () => {
  test('that is archived lets its people and managers go, with its work, and nobody can be put into it', async () => {
    const home = await makeTestOrganisation(owner, 'archiving')
    const { administrator, teams } = home
    await assignTo(home, teams.bay)
    expect(await workOf(home.bayClinicians[0])).toBe(1)
    expect(await previewTeamEnd(administrator, teams.ward)).toMatchObject({
      below: ['Bay'],
      members: 4,
      managers: 2,
      assignments: 1,
    })
    expect(await archiveTeam(administrator, { teamId: teams.ward }, { now })).toBe('archived')
    expect(await workOf(home.bayClinicians[0])).toBe(0)
    expect(await listTeams(administrator)).toEqual([])
    expect(await findTeam(administrator, teams.bay)).toBeNull()
    expect((await managerNow(home, home.wardManager))?.teamIds).toEqual([])
    const [clinician] = home.wardClinicians
    const into = { teamId: teams.bay, personId: clinician.personId, as: 'member' as const }
    expect(await addToTeam(administrator, into, { now })).toBe('not-found')
    expect(await createTeam(administrator, { name: 'Below', parentId: teams.ward })).toMatchObject({ ok: false })
    expect(
      await owner.auditEvent.count({ where: { action: 'team.archived', subjectId: { in: [teams.ward, teams.bay] } } }),
    ).toBe(2)
    expect(await archiveTeam(administrator, { teamId: teams.ward }, { now })).toBe('not-found')
  })

  test('that is merged brings its people, managers, work, channels and the teams below it, never into one of those', async () => {
    const home = await makeTestOrganisation(owner, 'merging')
    const { administrator, teams } = home
    const team = await createTeam(administrator, { name: 'Theatre', parentId: null })
    if (!team.ok) throw new Error(team.problem)
    await assignTo(home, teams.ward)
    const ofWard = await channelOf(home, teams.ward)
    const ofBay = await channelOf(home, teams.bay)
    expect(await previewTeamEnd(administrator, teams.ward)).toMatchObject({ ownChannels: 1, channels: 2 })
    expect(await mergeTeam(administrator, { teamId: teams.ward, intoId: teams.bay }, { now })).toBe('into-itself')
    expect(await mergeTeam(administrator, { teamId: teams.ward, intoId: team.teamId }, { now })).toBe('merged')
    expect((await listTeams(administrator)).map(({ name, parentId, members }) => [name, parentId, members])).toEqual([
      ['Bay', team.teamId, 2],
      ['Theatre', null, 2],
    ])
    expect((await managerNow(home, home.wardManager))?.teamIds.toSorted()).toEqual([team.teamId, teams.bay].toSorted())
    expect(await workOf(home.wardClinicians[0])).toBe(1)
    expect(await workOf(home.bayClinicians[0])).toBe(1)
    expect(await teamOfChannel(ofWard)).toBe(team.teamId)
    expect(await teamOfChannel(ofBay)).toBe(teams.bay)
  })
})

describe('a view that is lent', () => {
  test('is the colleague’s until the day ends, told to the people it shows, and ends when either ends it', async () => {
    const home = await makeTestOrganisation(owner, 'lending')
    const [clinician] = home.bayClinicians
    const [colleague] = home.wardClinicians
    const until = new Date(`${now.toISOString().slice(0, 10)}T00:00:00Z`)
    const lend = (day: Date) => lendView(home.bayManager, { email: colleague.email, until: day }, { now })
    expect(await managerNow(home, colleague)).toBeNull()
    const yesterday = new Date(until.getTime() - 24 * 60 * 60 * 1000)
    expect(await lend(yesterday)).toBe('lent')
    expect(await managerNow(home, colleague)).toBeNull()
    expect(await lend(until)).toBe('lent')
    expect((await managerNow(home, colleague))?.teamIds).toEqual([home.teams.bay])
    expect((await ownOnlookers(clinician)).may).toContainEqual({ name: 'ward-one lending', as: 'manager' })
    expect(await lendView(home.bayManager, { email: home.bayManager.email, until }, { now })).toBe('yourself')
    // What was lent cannot be lent on.
    const borrower = await managerNow(home, colleague)
    if (borrower === null) throw new Error('nothing was lent')
    expect(await lendView(borrower, { email: clinician.email, until }, { now })).toBe('manages-nothing')
    const [lentView] = await listLentViews(home.bayManager, { now })
    expect(lentView).toMatchObject({ name: 'ward-one lending', direction: 'to' })
    expect(await endLentView(home.bayManager, { lentId: lentView?.id ?? '' }, { now })).toBe('ended')
    expect(await managerNow(home, colleague)).toBeNull()
    expect((await ownOnlookers(clinician)).may).not.toContainEqual({ name: 'ward-one lending', as: 'manager' })
    expect(await owner.auditEvent.count({ where: { action: 'view.lent', subjectId: colleague.personId } })).toBe(2)
  })
})

test('two professions become one for all who have either, if as many are meant as was said', async () => {
  const home = await makeTestOrganisation(owner, 'terms')
  const { administrator, organisationId } = home
  const [one, two] = home.bayClinicians
  for (const { personId } of [one, two])
    await owner.person.updateMany({ where: { organisationId, id: personId }, data: { profession: 'RN' } })
  const merge = (count: number) =>
    renameTerm(administrator, { kind: 'profession', from: 'RN', to: 'Nurse', expected: count })
  expect(await merge(3)).toBe('changed')
  expect(await merge(2)).toBe('renamed')
  expect((await peopleTerms(administrator)).professions).toEqual([{ name: 'Nurse', people: 7 }])
})
