import { randomUUID } from 'node:crypto'
import { expect } from 'vitest'
import { now, type Strangers, token } from '#data/strangers.testing.ts'
import { addToTeam } from './add-to-team.ts'
import { changeOwnLanguage } from './change-own-language.ts'
import { changeOwnPassword } from './change-own-password.ts'
import { changeOwnTimeZone, findOwnTimeZone } from './change-own-time-zone.ts'
import { changePerson } from './change-person.ts'
import { changeTeam } from './change-team.ts'
import { changeTimeZone } from './change-time-zone.ts'
import { createTeam } from './create-team.ts'
import { endOwnSessions } from './end-own-sessions.ts'
import { findNames } from './find-names.ts'
import { findPerson } from './find-person.ts'
import { findTeam } from './find-team.ts'
import { findTeamMembers } from './find-team-members.ts'
import { inviteAgain } from './invite-again.ts'
import { invitePerson } from './invite-person.ts'
import { listPeople } from './list-people.ts'
import { listTeams, listTeamsByPage } from './list-teams.ts'
import { makeResetLink } from './make-reset-link.ts'
import { reinstatePerson } from './reinstate-person.ts'
import { removeFromTeam } from './remove-from-team.ts'
import { sessions } from './sessions-strangers.testing.ts'
import { signPersonOut } from './sign-person-out.ts'
import { suspendPerson } from './suspend-person.ts'
import { takePasswordTry } from './take-password-try.ts'
import { teamChoices } from './team-choices.ts'

/** What a stranger gets from each: nothing of the home organisation's. */
export const people: Strangers = {
  ...sessions,
  endOwnSessions: async ({ home, stranger, owner, theirs }) => {
    await owner.session.create({
      data: {
        organisationId: home.organisationId,
        personId: theirs.personId,
        expiresAt: new Date('2027-01-01T00:00:00Z'),
      },
    })
    await endOwnSessions(stranger.administrator)
    expect(await owner.session.count({ where: { personId: theirs.personId } })).toBe(1)
  },
  changeOwnLanguage: async ({ home, stranger, owner }) => {
    await changeOwnLanguage(stranger.administrator, { language: 'ar' })
    expect(await owner.person.count({ where: { organisationId: home.organisationId, language: 'ar' } })).toBe(0)
  },
  changeOwnTimeZone: async ({ home, stranger, owner }) => {
    await changeOwnTimeZone(stranger.administrator, { timeZone: 'Asia/Tokyo' })
    expect(await owner.person.count({ where: { organisationId: home.organisationId, timeZone: 'Asia/Tokyo' } })).toBe(0)
  },
  findOwnTimeZone: async ({ home, stranger, owner }) => {
    const { organisationId, personId } = home.administrator
    await owner.person.updateMany({ where: { organisationId, id: personId }, data: { timeZone: 'Asia/Seoul' } })
    expect(await findOwnTimeZone(stranger.administrator)).not.toBe('Asia/Seoul')
  },
  changeTimeZone: async ({ home, stranger, owner }) => {
    await changeTimeZone(stranger.administrator, { timeZone: 'Asia/Tokyo' }, { now })
    expect(await owner.organisation.count({ where: { id: home.organisationId, timeZone: 'Asia/Tokyo' } })).toBe(0)
  },
  changeOwnPassword: async ({ home, stranger, owner }) => {
    await changeOwnPassword(stranger.administrator, { passwordHash: 'stolen', now })
    expect(
      await owner.credential.count({ where: { organisationId: home.organisationId, passwordHash: 'stolen' } }),
    ).toBe(0)
  },
  takePasswordTry: async ({ home, stranger }) => {
    for (let time = 0; time < 11; time++) await takePasswordTry(stranger.administrator)
    expect(await takePasswordTry(home.administrator)).toBe(true)
  },
  listPeople: async ({ stranger }) => {
    const page = await listPeople(stranger.administrator, { search: 'home', page: 1 })
    expect(page).toMatchObject({ people: [], total: 0 })
  },
  findNames: async ({ home, stranger, theirs: { personId } }) => {
    const nameSearch = { search: 'one', most: 10 }
    const { people: visiblePeople } = await findNames(home.wardManager, nameSearch)
    expect(visiblePeople.map(({ id }) => id)).toContain(personId)
    for (const other of [stranger.wardManager, stranger.administrator]) {
      const { people } = await findNames(other, nameSearch)
      expect(people.map(({ id }) => id)).not.toContain(personId)
    }
    const { people: inBay } = await findNames(home.bayManager, nameSearch)
    expect(inBay.map(({ id }) => id)).not.toContain(home.wardClinicians[0].personId)
    const { teams } = await findNames(home.bayManager, { search: 'w', most: 10 })
    expect(teams.map(({ id }) => id)).not.toContain(home.teams.ward)
  },
  findPerson: async ({ stranger, theirs }) =>
    expect(await findPerson(stranger.administrator, theirs.personId)).toBeNull(),
  invitePerson: async ({ home, stranger, owner }) => {
    const invitation = {
      email: 'bay-one@home.example',
      givenName: 'A',
      familyName: 'B',
      profession: 'C',
      roles: ['clinician' as const],
      teamId: null,
      language: 'en',
      delivery: { by: 'link' as const, ...token() },
    }
    const there = { ...invitation, email: 'new@stranger.example', teamId: home.teams.ward }
    expect(await invitePerson(stranger.administrator, there, { now })).toEqual({ ok: false, problem: 'no-such-team' })
    // Whether someone has the address elsewhere nobody is told, and they stay as they are.
    const homes = () =>
      owner.person.findFirst({ where: { organisationId: home.organisationId, email: invitation.email } })
    const before = await homes()
    const invitationOutcome = await invitePerson(stranger.administrator, invitation, { now })
    if (!invitationOutcome.ok) throw new Error(invitationOutcome.problem)
    expect(await homes()).toEqual(before)
    const personRow = {
      organisationId: stranger.organisationId,
      id: invitationOutcome.personId,
      email: invitation.email,
    }
    expect(await owner.person.deleteMany({ where: personRow })).toEqual({ count: 1 })
  },
  inviteAgain: async ({ stranger, theirs }) =>
    expect(
      await inviteAgain(
        stranger.administrator,
        { personId: theirs.personId, delivery: { by: 'mail', mailId: randomUUID() } },
        { now },
      ),
    ).toEqual({ ok: false, problem: 'not-found' }),
  makeResetLink: async ({ stranger, theirs }) =>
    expect(await makeResetLink(stranger.administrator, { personId: theirs.personId, ...token() })).toBe('not-found'),
  suspendPerson: async ({ stranger, theirs }) =>
    expect(await suspendPerson(stranger.administrator, theirs.personId, { now })).toBe('not-found'),
  reinstatePerson: async ({ stranger, theirs }) =>
    expect(await reinstatePerson(stranger.administrator, theirs.personId, { now })).toBe('not-found'),
  signPersonOut: async ({ stranger, theirs }) =>
    expect(await signPersonOut(stranger.administrator, theirs.personId)).toBe('not-found'),
  listTeams: async ({ home, stranger }) => {
    expect((await listTeams(stranger.administrator)).map(({ id }) => id)).not.toContain(home.teams.ward)
    expect((await listTeams(home.bayManager)).map(({ id }) => id)).toEqual([home.teams.bay])
  },
  listTeamsByPage: async ({ home, stranger }) => {
    const { teams } = await listTeamsByPage(stranger.administrator, { search: '', page: 1 })
    expect(teams.map(({ id }) => id)).not.toContain(home.teams.ward)
  },
  teamChoices: async ({ home, stranger }) => {
    const { teams } = await teamChoices(stranger.administrator, { search: '', chosen: home.teams.ward })
    expect(teams.map(({ id }) => id)).not.toContain(home.teams.ward)
  },
  findTeamMembers: async ({ home, stranger, theirs: { personId } }) => {
    const ward = { teamId: home.teams.ward, personIds: [personId] }
    expect(await findTeamMembers(home.wardManager, ward)).toMatchObject([{ id: personId, teamName: 'Ward' }])
    expect(await findTeamMembers(home.bayManager, ward)).toEqual([])
    expect(await findTeamMembers(stranger.wardManager, ward)).toEqual([])
    expect(await findTeamMembers(stranger.wardManager, { ...ward, teamId: stranger.teams.ward })).toEqual([])
  },
  findTeam: async ({ home, stranger }) => expect(await findTeam(stranger.administrator, home.teams.ward)).toBeNull(),
  changePerson: async ({ stranger, theirs }) => {
    const details = { givenName: 'A', familyName: 'B', email: 'taken-over@stranger.example', profession: 'C' }
    const change = { ...details, personId: theirs.personId, roles: ['administrator' as const] }
    expect(await changePerson(stranger.administrator, change, { now })).toEqual({ ok: false, problem: 'not-found' })
  },
  changeTeam: async ({ home, stranger }) => {
    const { administrator, teams } = stranger
    const move = (teamId: string, parentId: string | null) =>
      changeTeam(administrator, { teamId, name: 'Moved', parentId }, { now })
    expect(await move(home.teams.ward, null)).toBe('not-found')
    expect(await move(teams.bay, home.teams.ward)).toBe('no-such-parent')
  },
  createTeam: async ({ home, stranger }) =>
    expect(await createTeam(stranger.administrator, { name: 'Below', parentId: home.teams.ward })).toEqual({
      ok: false,
      problem: 'no-such-parent',
    }),
  addToTeam: async ({ home, stranger, theirs }) => {
    for (const as of ['member', 'manager'] as const) {
      expect(
        await addToTeam(
          stranger.administrator,
          { teamId: home.teams.ward, personId: stranger.wardClinicians[0].personId, as },
          { now },
        ),
      ).toBe('not-found')
      expect(
        await addToTeam(
          stranger.administrator,
          { teamId: stranger.teams.ward, personId: theirs.personId, as },
          { now },
        ),
      ).toBe('not-found')
    }
  },
  removeFromTeam: async ({ home, stranger, theirs }) =>
    expect(
      await removeFromTeam(
        stranger.administrator,
        { teamId: home.teams.bay, personId: theirs.personId, as: 'member' },
        { now },
      ),
    ).toBe('not-found'),
}
