import { randomUUID } from 'node:crypto'
import { expect } from 'vitest'
import { savePolicy } from '#data/policy/save-policy.ts'
import { now, type Strangers, slug } from '#data/strangers.testing.ts'
import { unsetPolicy } from '#domain/policy/policy.ts'
import { administratorHome } from './administrator-home.ts'
import { allOwnAnswers } from './all-own-answers.ts'
import { annotatedFollowUps, annotatedModule } from './annotated-content.ts'
import { clinicianReport } from './clinician.ts'
import { contentOverview } from './content-overview.ts'
import { decideItem } from './decide-item.ts'
import { effectReport } from './effect.ts'
import { dangerouslyMeasureEffects } from './effects.ts'
import { findOwnAnswer } from './find-own-answer.ts'
import { itemsReport } from './items.ts'
import { myTeams } from './my-teams.ts'
import { organisationReport } from './organisation.ts'
import { ownAnswers } from './own-answers.ts'
import { ownData } from './own-data.ts'
import { ownOnlookers } from './own-onlookers.ts'
import { ownReport, ownUnderstanding } from './own-report.ts'
import { dangerouslyTakeSnapshot } from './snapshots.ts'
import { teamReport } from './team.ts'

/** What a stranger gets from each: nothing of the home organisation's. */
export const reports: Strangers = {
  administratorHome: async ({ home, stranger }) => {
    // At home a module is assigned and a question is contested.
    expect((await administratorHome(home.administrator, { now })).setUp.assignment).toBe('done')
    expect(await administratorHome(stranger.administrator, { now })).toMatchObject({
      people: 7,
      night: null,
      today: { overdue: { people: 0 }, contests: { count: 0 } },
      week: { asked: 0, finished: 0 },
      setUp: { assignment: 'open', report: 'open' },
    })
  },
  decideItem: async ({ home, stranger }) => {
    const itemDecision = { itemId: `${slug}/first`, decision: 'counts-again', reason: 'Sound.' } as const
    expect(await decideItem(stranger.administrator, itemDecision, { now, id: randomUUID() })).toBe('not-in-doubt')
    expect((await itemsReport(home.administrator)).items.every(({ decision }) => decision === null)).toBe(true)
  },
  ownReport: async ({ stranger }) => {
    const own = await ownReport(stranger.wardClinicians[0], { now })
    expect(own.person.id).toBe(stranger.wardClinicians[0].personId)
    expect(own.history.practices.flatMap(({ evidence }) => evidence)).toEqual([])
  },
  myTeams: async ({ home, stranger }) => {
    const ids = (await myTeams(home.wardManager, { now })).teams.map(({ id }) => id)
    expect(new Set(ids)).toEqual(new Set([home.teams.ward, home.teams.bay]))
    const theirs = (await myTeams(stranger.wardManager, { now })).teams.map(({ id }) => id)
    expect(new Set(theirs)).toEqual(new Set([stranger.teams.ward, stranger.teams.bay]))
  },
  ownAnswers: async ({ stranger }) =>
    expect(await ownAnswers(stranger.wardClinicians[0], { page: 1 })).toMatchObject({ total: 0 }),
  allOwnAnswers: async ({ stranger }) => expect(await allOwnAnswers(stranger.wardClinicians[0])).toEqual([]),
  findOwnAnswer: async ({ home, stranger, theirs }) => {
    const { answerId } = theirs
    for (const clinician of [stranger.wardClinicians[0], home.wardClinicians[0]])
      expect(await findOwnAnswer(clinician, { answerId })).toBeNull()
  },
  ownData: async ({ home, stranger, theirs }) => {
    const text = JSON.stringify(await ownData(stranger.wardClinicians[0], { now }))
    for (const id of [home.organisationId, theirs.personId, theirs.enrolmentId]) expect(text).not.toContain(id)
  },
  contentOverview: async ({ stranger }) => {
    // What is published belongs to nobody; only the policy that it is read under is the viewer's own.
    const overview = await contentOverview(stranger.administrator, { now })
    expect(overview.modules.map((module) => module.slug)).toContain(slug)
  },
  annotatedModule: async ({ home, stranger }) => {
    await savePolicy(
      home.administrator,
      { policy: { ...unsetPolicy, incidentContact: 'a desk at home' }, basedOn: 1 },
      { now },
    )
    const annotatedContent = await annotatedModule(stranger.administrator, slug, { now })
    expect(JSON.stringify(annotatedContent)).not.toContain('a desk at home')
  },
  annotatedFollowUps: async ({ stranger }) => {
    const annotatedContent = await annotatedFollowUps(stranger.administrator, 'report-incidents', { now })
    expect(JSON.stringify(annotatedContent)).not.toContain('a desk at home')
  },
  clinicianReport: async ({ home, stranger, theirs }) => {
    expect(await clinicianReport(stranger.administrator, theirs.personId, { now })).toBeNull()
    expect(await clinicianReport(stranger.wardManager, theirs.personId, { now })).toBeNull()
    expect(await clinicianReport(home.bayManager, home.wardClinicians[0].personId, { now })).toBeNull()
  },
  ownUnderstanding: async ({ stranger }) => {
    const own = await ownUnderstanding(stranger.wardClinicians[0], { now })
    expect(own.person.id).toBe(stranger.wardClinicians[0].personId)
  },
  ownOnlookers: async ({ stranger }) => {
    const { may } = await ownOnlookers(stranger.wardClinicians[0])
    expect(may.map(({ name }) => name).filter((name) => name.includes('home'))).toEqual([])
  },
  effectReport: async ({ home, stranger }) => {
    await dangerouslyMeasureEffects(home.organisationId, { now })
    expect(await effectReport(stranger.administrator)).toBe('not-measured-yet')
    expect(await effectReport(home.administrator)).toMatchObject({ asOf: now })
  },
  // What all answers say of an item belongs to nobody; only the policy that it is read under is the viewer's own.
  itemsReport: async ({ stranger }) => {
    const { items } = await itemsReport(stranger.administrator)
    expect(items.length).toBeGreaterThan(100)
    expect(JSON.stringify(items)).not.toContain('a desk at home')
  },
  organisationReport: async ({ home, stranger }) => {
    await dangerouslyTakeSnapshot(home.organisationId, { now })
    const query = { search: '', page: 'all' as const }
    expect(await organisationReport(stranger.administrator, query, { now })).toBe('no-night-yet')
    expect(await organisationReport(home.administrator, query, { now })).toMatchObject({ people: 4 })
  },
  teamReport: async ({ home, stranger }) => {
    expect(await teamReport(stranger.administrator, home.teams.ward, { now })).toBeNull()
    expect(await teamReport(stranger.wardManager, home.teams.ward, { now })).toBeNull()
    expect(await teamReport(home.bayManager, home.teams.ward, { now })).toBeNull()
    expect(await teamReport(home.wardManager, home.teams.bay, { now })).not.toBeNull()
  },
}
