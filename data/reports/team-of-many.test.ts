import { expect, test } from 'vitest'
import { livedOrganisation, owner, setUpLivedOrganisation } from '#simulation/testing/set-up.ts'
import { dangerouslyTakeSnapshot } from './snapshots.ts'
import { teamReport } from './team.ts'

setUpLivedOrganisation()

const night = new Date('2026-06-01T03:00:00Z')
const now = new Date('2026-06-01T10:00:00Z')

const wardNaming = (naming: number) =>
  teamReport(livedOrganisation.manager, livedOrganisation.teams.ward, { now, naming })

test('before any night a team of too many says so, and has no figures', async () => {
  const report = await wardNaming(6)
  expect(report?.tooMany?.people).toBeNull()
  expect(report?.visibility).toBe('not-yet')
  expect(report?.tooMany?.below.map(({ id, night }) => [id, night])).toEqual([[livedOrganisation.teams.bay, null]])
  await dangerouslyTakeSnapshot(livedOrganisation.organisationId, { now: night })
})

test('a team names its people up to as many as are named, whoever is in two of the teams below once', async () => {
  const { organisationId, teams } = livedOrganisation
  const inBay = await owner.teamMember.findFirstOrThrow({ where: { organisationId, teamId: teams.bay } })
  const twice = { organisationId, teamId: teams.ward, personId: inBay.personId }
  await owner.teamMember.create({ data: twice })
  const reportOfSeven = await wardNaming(7)
  expect([reportOfSeven?.people.length, reportOfSeven?.tooMany]).toEqual([7, null])
  expect((await wardNaming(6))?.people).toEqual([])
  await owner.teamMember.deleteMany({ where: twice })
})

test('above that nobody is named, figures are last night’s, and no look is kept', async () => {
  const { organisationId, teams } = livedOrganisation
  const keptCounts = () =>
    Promise.all([
      owner.teamLook.count({ where: { organisationId } }),
      owner.auditEvent.count({ where: { organisationId, action: 'team.viewed' } }),
    ])
  const before = await keptCounts()
  for (const viewer of [livedOrganisation.manager, livedOrganisation.administrator])
    for (const form of ['page', 'file'] as const) {
      const report = await teamReport(viewer, teams.ward, { now, form, naming: 6 })
      const row = await owner.groupSnapshot.findFirstOrThrow({
        where: { organisationId, kind: 'team', groupId: teams.ward },
      })
      expect(report?.statusesShown).toBe(true)
      expect([report?.people, report?.helpFirst, report?.together, report?.notKnown]).toEqual([[], [], [], []])
      expect(report?.asOf).toEqual(row.day)
      expect(report?.understood).toMatchObject({ share: row.share, notEnoughEvidence: row.unknown })
      expect(report?.completed).toEqual({ done: row.completed, assigned: row.assigned })
      expect(report?.tooMany?.people).toBe(row.people)
      expect(report?.history.trend.at(-1)?.figures?.overall.share).toBe(row.share)
    }
  expect(await keptCounts()).toEqual(before)
})

test('the teams directly below come with last night’s figures, the one that understands least first', async () => {
  const { organisationId, teams } = livedOrganisation
  const shareOf = { Low: 0.2, High: 0.9, Unshown: null } as const
  const { day } = await owner.snapshot.findFirstOrThrow({ where: { organisationId } })
  for (const [name, share] of Object.entries(shareOf)) {
    const { id } = await owner.team.create({ data: { organisationId, name, parentId: teams.ward } })
    const figures = share === null ? {} : { share, low: share - 0.1, high: share + 0.1, unknown: 0.1 }
    const key = {
      organisationId,
      day,
      kind: 'team',
      groupId: id,
      people: 9,
      shown: share === null ? 'too-few' : 'shown',
    }
    const none = { shares: [], lows: [], highs: [], unknowns: [], completed: 3, assigned: 4 }
    await owner.groupSnapshot.create({ data: { ...key, ...none, ...figures } })
  }
  await owner.team.create({ data: { organisationId, name: 'Archived', parentId: teams.ward, archivedAt: night } })
  const report = await teamReport(livedOrganisation.administrator, teams.ward, { now, naming: 6 })
  const below = report?.tooMany?.below ?? []
  expect(below.map(({ name, night }) => [name, night?.figures?.overall.share ?? null])).toEqual([
    ['Low', 0.2],
    ['High', 0.9],
    [expect.any(String), null],
    ['Unshown', null],
  ])
  expect(below[0]?.night).toMatchObject({ people: 9, figures: { completed: { done: 3, assigned: 4 } } })
  expect(report?.tooMany?.areMore).toBe(false)
})
