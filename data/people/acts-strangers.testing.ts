import { expect } from 'vitest'
import { now, type Strangers, type World } from '#data/strangers.testing.ts'
import { everyone } from '#domain/people/people-filter.ts'
import { actOnPeople } from './act-on-people.ts'
import { archiveTeam } from './archive-team.ts'
import { continuePeopleAct } from './continue-people-act.ts'
import { countSelection } from './count-selection.ts'
import { endLentView } from './end-lent-view.ts'
import { findPeopleAct } from './find-people-act.ts'
import { lendView } from './lend-view.ts'
import { listLentViews } from './list-lent-views.ts'
import { mergeTeam } from './merge-team.ts'
import { peopleTerms } from './people-terms.ts'
import { previewPeopleAct } from './preview-people-act.ts'
import { previewTeamEnd } from './preview-team-end.ts'
import { renameTerm } from './rename-term.ts'
import { selectedPeople } from './selected-people.ts'
import { termNames } from './term-names.ts'
import { undoPeopleAct } from './undo-people-act.ts'

/** An act of the home organisation’s that suspended one of its people, each time anew. */
async function suspendOne({ administrator, wardClinicians }: World['home']): Promise<string> {
  const selection = { these: 'chosen' as const, personIds: [wardClinicians[1].personId] }
  const back = await previewPeopleAct(administrator, { act: { kind: 'reinstate' }, selection }, { now })
  if (back.touched === 1)
    await actOnPeople(administrator, { act: { kind: 'reinstate' }, selection, expected: 1 }, { now })
  const outcome = await actOnPeople(administrator, { act: { kind: 'suspend' }, selection, expected: 1 }, { now })
  if (!outcome.ok) throw new Error(`nobody was suspended: ${outcome.problem}`)
  return outcome.actId
}

/** What a stranger gets from acts on many people: nothing of the home organisation’s. */
export const peopleActs: Strangers = {
  previewPeopleAct: async ({ stranger, theirs }) => {
    const selection = { these: 'chosen' as const, personIds: [theirs.personId] }
    const preview = await previewPeopleAct(stranger.administrator, { act: { kind: 'suspend' }, selection }, { now })
    expect(preview).toEqual({ selected: 0, touched: 0, names: [] })
  },
  selectedPeople: async ({ stranger, theirs }) => {
    const ids = await selectedPeople(
      stranger.administrator,
      { these: 'matching', filter: everyone },
      { now, after: null, most: 1000 },
    )
    expect(ids).not.toContain(theirs.personId)
  },
  countSelection: async ({ stranger, theirs }) => {
    const selection = { these: 'chosen' as const, personIds: [theirs.personId] }
    expect(await countSelection(stranger.administrator, selection, { now })).toBe(0)
  },
  peopleTerms: async ({ home, stranger, owner, theirs }) => {
    const { organisationId } = home
    const site = 'Home alone'
    await owner.person.updateMany({ where: { organisationId, id: theirs.personId }, data: { site } })
    expect((await peopleTerms(stranger.administrator)).sites).toEqual([])
  },
  termNames: async ({ home, stranger, owner, theirs }) => {
    const { organisationId } = home
    await owner.person.updateMany({ where: { organisationId, id: theirs.personId }, data: { site: 'Far home' } })
    expect((await termNames(home.administrator)).sites).toContainEqual({ name: 'Far home' })
    expect((await termNames(stranger.administrator)).sites).toEqual([])
  },
  actOnPeople: async ({ home, stranger, theirs }) => {
    const selection = { these: 'chosen' as const, personIds: [theirs.personId] }
    const act = { kind: 'suspend' } as const
    const outcome = await actOnPeople(stranger.administrator, { act, selection, expected: 1 }, { now })
    expect(outcome).toEqual({ ok: false, problem: 'nobody' })
    const into = await actOnPeople(
      stranger.administrator,
      {
        act: { kind: 'add-to-team', teamId: home.teams.ward },
        selection: { these: 'chosen', personIds: [stranger.bayClinicians[0].personId] },
        expected: 1,
      },
      { now },
    )
    expect(into).toEqual({ ok: false, problem: 'no-such-team' })
  },
  renameTerm: async ({ home, stranger, owner }) => {
    const mine = { organisationId: stranger.organisationId, leftAt: null }
    const nurseCount = await owner.person.count({ where: { ...mine, profession: 'Nurse' } })
    await renameTerm(stranger.administrator, { kind: 'profession', from: 'Nurse', to: 'Taken', expected: nurseCount })
    expect(await owner.person.count({ where: { organisationId: home.organisationId, profession: 'Taken' } })).toBe(0)
  },
  previewTeamEnd: async ({ home, stranger }) =>
    expect(await previewTeamEnd(stranger.administrator, home.teams.ward)).toBeNull(),
  archiveTeam: async ({ home, stranger }) =>
    expect(await archiveTeam(stranger.administrator, { teamId: home.teams.ward }, { now })).toBe('not-found'),
  mergeTeam: async ({ home, stranger }) => {
    const merge = (teamId: string, intoId: string) => mergeTeam(stranger.administrator, { teamId, intoId }, { now })
    expect(await merge(home.teams.bay, stranger.teams.ward)).toBe('not-found')
    expect(await merge(stranger.teams.bay, home.teams.ward)).toBe('no-such-team')
  },
  lendView: async ({ stranger, home, owner }) => {
    const until = new Date('2027-01-01T00:00:00Z')
    expect(await lendView(stranger.wardManager, { email: home.administrator.email, until }, { now })).toBe(
      'no-such-colleague',
    )
    expect(await owner.lentView.count()).toBe(0)
  },
  listLentViews: async ({ home, stranger }) => {
    const until = new Date('2027-01-01T00:00:00Z')
    await lendView(home.wardManager, { email: home.bayManager.email, until }, { now })
    expect(await listLentViews(home.bayManager, { now })).toHaveLength(1)
    expect(await listLentViews(stranger.bayManager, { now })).toEqual([])
    expect(await listLentViews(home.administrator, { now })).toEqual([])
  },
  endLentView: async ({ home, stranger }) => {
    const [lentView] = await listLentViews(home.wardManager, { now })
    const lentId = lentView?.id ?? ''
    expect(await endLentView(stranger.wardManager, { lentId }, { now })).toBe('not-found')
    expect(await endLentView(home.administrator, { lentId }, { now })).toBe('not-found')
    expect(await endLentView(home.bayManager, { lentId }, { now })).toBe('ended')
  },
  findPeopleAct: async ({ home, stranger }) => {
    const actId = await suspendOne(home)
    expect(await findPeopleAct(home.administrator, actId)).toMatchObject({ touched: 1 })
    expect(await findPeopleAct(stranger.administrator, actId)).toBeNull()
  },
  continuePeopleAct: async ({ home, stranger, owner }) => {
    const actId = await suspendOne(home)
    const { organisationId } = home
    await owner.peopleAct.updateMany({ where: { organisationId, id: actId }, data: { done: 0 } })
    expect(await continuePeopleAct(stranger.administrator, actId, { now })).toEqual({ left: 0 })
    expect(await findPeopleAct(home.administrator, actId)).toMatchObject({ done: 0 })
  },
  undoPeopleAct: async ({ home, stranger }) => {
    const actId = await suspendOne(home)
    expect(await undoPeopleAct(stranger.administrator, actId, { now })).toEqual({ ok: false, problem: 'not-found' })
    expect(await undoPeopleAct(home.administrator, actId, { now })).toEqual({ ok: true, left: 0 })
  },
}
