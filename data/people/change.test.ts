import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { createAssignment } from '#data/assignments/create-assignment.ts'
import { listEnrolments } from '#data/assignments/list-enrolments.ts'
import { listAuditEvents } from '#data/auditing/list-audit-events.ts'
import { token } from '#data/strangers.testing.ts'
import { dangerouslyDutiesOfPerson } from '#data/viewer.ts'
import { makeTestOrganisation } from '#simulation/testing/organisation.ts'
import { home, owner, setUpFreshHome } from '#simulation/testing/set-up.ts'
import { changePerson } from './change-person.ts'
import { changeTeam } from './change-team.ts'
import { createTeam } from './create-team.ts'
import { detailsOf } from './details.testing.ts'
import { findPerson } from './find-person.ts'
import { invitePerson } from './invite-person.ts'
import { listTeams } from './list-teams.ts'

const now = new Date('2026-06-01T10:00:00Z')
const dueOn = new Date('2026-07-01T00:00:00Z')
const slug = 'the-call-that-dropped'

setUpFreshHome()

const details = (personId: string) => detailsOf(home.administrator, personId)
const newest = async () =>
  owner.auditEvent.findFirst({ where: { organisationId: home.organisationId }, orderBy: { place: 'desc' } })

const assign = (audience: Parameters<typeof createAssignment>[1]['audience']) =>
  createAssignment(home.administrator, { modules: [slug], audience, dueOn }, { now })

describe('a person', () => {
  test('has their name, address and profession changed, with one audit event that holds none of them', async () => {
    const [{ personId }] = home.wardClinicians
    const before = await details(personId)
    const email = `maria@${randomUUID()}.example`
    const after = {
      ...before,
      givenName: 'María',
      familyName: '',
      email: ` ${email.toUpperCase()}`,
      profession: 'Doctor',
    }
    expect(await changePerson(home.administrator, after, { now })).toEqual({ ok: true, invitationEnded: false })
    expect(await details(personId)).toEqual({ ...after, email })
    expect(await newest()).toMatchObject({
      action: 'person.changed',
      subjectId: personId,
      detail: { changed: ['name', 'email', 'profession'] },
    })
    expect(JSON.stringify((await newest())?.detail)).not.toMatch(/María|Doctor|@/)
    const trail = JSON.stringify(await listAuditEvents(home.administrator, { before: null }))
    expect(trail).toContain('"María"')
    await changePerson(home.administrator, { ...after, email }, { now })
    const events = await owner.auditEvent.count({
      where: { organisationId: home.organisationId, action: 'person.changed' },
    })
    expect(events).toBe(1)
  })

  test('has their employee number changed and taken away, never one that someone else here has', async () => {
    const [one, other] = await Promise.all(home.wardClinicians.map(({ personId }) => details(personId)))
    if (one === undefined || other === undefined) throw new Error('There are two')
    const change = (of: typeof one, externalId: string | null | undefined) =>
      changePerson(home.administrator, { ...of, externalId }, { now })
    const numberOf = async ({ personId }: typeof one) => (await findPerson(home.administrator, personId))?.externalId
    expect(await change(one, '4711')).toMatchObject({ ok: true })
    expect((await newest())?.detail).toEqual({ changed: ['externalId'] })
    expect(await change(other, '4711')).toEqual({ ok: false, problem: 'number-taken' })
    // A form of an earlier build does not have the field.
    expect(await change({ ...one, profession: 'Doctor' }, undefined)).toMatchObject({ ok: true })
    expect([await numberOf(one), await numberOf(other)]).toEqual(['4711', null])
    expect(await change({ ...one, profession: 'Doctor' }, null)).toMatchObject({ ok: true })
    expect(await change(other, '4711')).toMatchObject({ ok: true })
    expect([await numberOf(one), await numberOf(other)]).toEqual([null, '4711'])
    await changePerson(home.administrator, one, { now })
  })

  test('can have an address that someone has in another organisation, and none that someone has here', async () => {
    const other = await makeTestOrganisation(owner, `elsewhere-${randomUUID()}`)
    const before = await details(home.wardClinicians[0].personId)
    const change = ({ email }: { email: string }) =>
      changePerson(home.administrator, { ...before, email, profession: 'Doctor' }, { now })
    expect(await change(home.wardClinicians[1])).toEqual({ ok: false, problem: 'address-taken' })
    expect(await details(before.personId)).toEqual(before)
    expect(await change(other.wardClinicians[0])).toMatchObject({ ok: true })
    const { email } = other.wardClinicians[0]
    expect(await owner.person.count({ where: { email } })).toBe(2)
    expect(await changePerson(home.administrator, before, { now })).toMatchObject({ ok: true })
  })

  test('who is invited and gets another address: the link that went to the one before stops working', async () => {
    const invitation = await invitePerson(
      home.administrator,
      {
        email: `typo@${randomUUID()}.example`,
        givenName: 'Sukarno',
        familyName: '',
        profession: 'Nurse',
        roles: ['clinician'],
        teamId: null,
        language: 'en',
        delivery: { by: 'link', ...token() },
      },
      { now },
    )
    if (!invitation.ok) throw new Error(invitation.problem)
    const before = await details(invitation.personId)
    const change = await changePerson(
      home.administrator,
      { ...before, email: `right@${randomUUID()}.example` },
      { now },
    )
    expect(change).toEqual({ ok: true, invitationEnded: true })
    expect(await owner.personToken.count({ where: { personId: invitation.personId } })).toBe(0)
  })

  test('is asked what clinicians are asked for as long as they are one', async () => {
    await assign({ for: 'team', teamId: home.teams.ward })
    const [clinician] = home.wardClinicians
    const before = await details(clinician.personId)
    const toDo = async () => (await listEnrolments(clinician, { now })).toDo.map(({ module }) => module.slug)
    expect(await toDo()).toEqual([slug])
    await changePerson(home.administrator, { ...before, roles: ['manager'] }, { now })
    expect(await toDo()).toEqual([])
    expect(await newest()).toMatchObject({ detail: { changed: ['roles'], roles: ['manager'] } })
    await changePerson(home.administrator, { ...before, roles: ['manager', 'clinician'] }, { now })
    expect(await toDo()).toEqual([slug])
  })

  test('who is no manager any more manages no team, and none when they are one again', async () => {
    const before = await details(home.wardManager.personId)
    await changePerson(home.administrator, { ...before, roles: ['clinician'] }, { now })
    await changePerson(home.administrator, { ...before, roles: ['manager'] }, { now })
    const duties = await dangerouslyDutiesOfPerson(home.wardManager)
    expect(duties?.manager?.teamIds ?? []).toEqual([])
  })

  test('an administrator stays one, anyone who tries, and of two who take it from each other one does', async () => {
    const own = await details(home.administrator.personId)
    expect(await changePerson(home.administrator, { ...own, roles: ['clinician'] }, { now })).toEqual({
      ok: false,
      problem: 'own-administration',
    })
    const second = await details(home.wardManager.personId)
    await changePerson(home.administrator, { ...second, roles: ['administrator'] }, { now })
    const other = (await dangerouslyDutiesOfPerson(home.wardManager))?.administrator
    if (other == null) throw new Error('not an administrator')
    const both = await Promise.all([
      changePerson(home.administrator, { ...second, roles: ['clinician'] }, { now }),
      changePerson(other, { ...own, roles: ['clinician'] }, { now }),
    ])
    expect(both.map(({ ok }) => ok).sort()).toEqual([false, true])
    const { organisationId } = home
    expect(await owner.personRole.count({ where: { organisationId, role: 'administrator' } })).toBe(1)
  })
})

describe('a team', () => {
  test('is renamed and moved, and what its people are asked follows', async () => {
    const { administrator, teams, bayClinicians } = home
    await assign({ for: 'team', teamId: teams.ward })
    const team = await createTeam(administrator, { name: 'Elsewhere', parentId: null })
    if (!team.ok) throw new Error(team.problem)
    const toDo = async () => (await listEnrolments(bayClinicians[0], { now })).toDo.length
    expect(await toDo()).toBe(1)
    const move = { teamId: teams.bay, name: 'Bay 7', parentId: team.teamId }
    expect(await changeTeam(administrator, move, { now })).toBe('changed')
    expect(await toDo()).toBe(0)
    expect(await newest()).toMatchObject({
      action: 'team.changed',
      subjectId: teams.bay,
      detail: { changed: ['name', 'place'], nameBefore: 'Bay', name: 'Bay 7', parentIdBefore: teams.ward },
    })
    expect((await listTeams(administrator)).find(({ id }) => id === teams.bay)).toMatchObject({
      name: 'Bay 7',
      parentId: team.teamId,
    })
    // The ward's manager sees it no more, and does when it is back.
    const managedTeams = async () => (await dangerouslyDutiesOfPerson(home.wardManager))?.manager?.teamIds
    expect(await managedTeams()).toEqual([teams.ward])
    await changeTeam(administrator, { ...move, parentId: teams.ward }, { now })
    expect([...((await managedTeams()) ?? [])].sort()).toEqual([teams.bay, teams.ward].sort())
    expect(await toDo()).toBe(1)
  })

  test('is never put below itself, nor two below each other', async () => {
    const { administrator, teams } = home
    for (const parentId of [teams.ward, teams.bay])
      expect(await changeTeam(administrator, { teamId: teams.ward, name: 'Ward', parentId }, { now })).toBe(
        'below-itself',
      )
    await changeTeam(administrator, { teamId: teams.bay, name: 'Bay', parentId: null }, { now })
    const both = await Promise.all([
      changeTeam(administrator, { teamId: teams.ward, name: 'Ward', parentId: teams.bay }, { now }),
      changeTeam(administrator, { teamId: teams.bay, name: 'Bay', parentId: teams.ward }, { now }),
    ])
    expect(both.sort()).toEqual(['below-itself', 'changed'])
  })
})
