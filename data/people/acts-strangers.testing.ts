import { expect } from 'vitest'
import { now, type Strangers, type World } from '#data/strangers.testing.ts'
import { everyone } from '#domain/people/people-filter.ts'
import { actOnPeople } from './act-on-people.ts'
import { continuePeopleAct } from './continue-people-act.ts'
import { findPeopleAct } from './find-people-act.ts'
import { peopleTerms } from './people-terms.ts'
import { previewPeopleAct } from './preview-people-act.ts'
import { selectedPeople } from './selected-people.ts'
import { undoPeopleAct } from './undo-people-act.ts'

/** An act of the home organisation’s that suspended one of its people, each time anew. */
async function suspended({ administrator, wardClinicians }: World['home']): Promise<string> {
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
    const ids = await selectedPeople(stranger.administrator, { these: 'matching', filter: everyone }, { now })
    expect(ids).not.toContain(theirs.personId)
  },
  peopleTerms: async ({ home, stranger, owner, theirs }) => {
    const { organisationId } = home
    const site = 'Home alone'
    await owner.person.updateMany({ where: { organisationId, id: theirs.personId }, data: { site } })
    expect((await peopleTerms(stranger.administrator)).sites).toEqual([])
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
  findPeopleAct: async ({ home, stranger }) => {
    const actId = await suspended(home)
    expect(await findPeopleAct(home.administrator, actId)).toMatchObject({ touched: 1 })
    expect(await findPeopleAct(stranger.administrator, actId)).toBeNull()
  },
  continuePeopleAct: async ({ home, stranger, owner }) => {
    const actId = await suspended(home)
    const { organisationId } = home
    await owner.peopleAct.updateMany({ where: { organisationId, id: actId }, data: { done: 0 } })
    expect(await continuePeopleAct(stranger.administrator, actId, { now })).toEqual({ left: 0 })
    expect(await findPeopleAct(home.administrator, actId)).toMatchObject({ done: 0 })
  },
  undoPeopleAct: async ({ home, stranger }) => {
    const actId = await suspended(home)
    expect(await undoPeopleAct(stranger.administrator, actId, { now })).toEqual({ ok: false, problem: 'not-found' })
    expect(await undoPeopleAct(home.administrator, actId, { now })).toEqual({ ok: true, left: 0 })
  },
}
