import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { OwnerDatabase } from '#data/database/owner-database.ts'
import { dangerouslyDisconnect } from '#data/system.ts'
import { dangerouslyDutiesOfPerson } from '#data/viewer.ts'
import { createTestDatabase, type TestDatabase } from '#platform/testing/database.ts'
import type { GeneratedOrganisation } from '#simulation/bulk/generated-organisation.ts'
import { loadOrganisation } from '#simulation/bulk/load.ts'
import { openOwner } from '#simulation/testing/with-owner.ts'
import { organisationReport } from './organisation.ts'
import { dangerouslyListWithoutSnapshot, dangerouslyTakePastSnapshots, dangerouslyTakeSnapshot } from './snapshots.ts'
import { teamReport } from './team.ts'

const now = new Date('2026-06-10T03:07:00Z')
const day = new Date('2026-06-10T00:00:00Z')

let testDatabase: TestDatabase
let owner: OwnerDatabase
let close: () => Promise<void>
let organisation: GeneratedOrganisation

beforeAll(async () => {
  testDatabase = await createTestDatabase()
  const ownerConnection = await openOwner(testDatabase.ownerUrl)
  owner = ownerConnection.owner
  close = ownerConnection.close
  organisation = await loadOrganisation(testDatabase.ownerUrl, {
    clinicians: 90,
    teams: 5,
    answersEach: 120,
    number: 1,
    now,
  })
})

afterAll(async () => {
  await close()
  await dangerouslyDisconnect()
  await testDatabase.drop()
})

const nightOf = () =>
  owner.groupSnapshot.findMany({
    where: { organisationId: organisation.organisationId, day },
    orderBy: [{ kind: 'asc' }, { groupId: 'asc' }],
  })

describe('a night’s snapshot', () => {
  test('is due until it is taken', async () => {
    expect(await dangerouslyListWithoutSnapshot({ now })).toContain(organisation.organisationId)
    expect(await dangerouslyTakeSnapshot(organisation.organisationId, { now })).toBe(90)
    expect(await dangerouslyListWithoutSnapshot({ now })).not.toContain(organisation.organisationId)
  })

  test('is the same when it is taken again, and when two workers take it at once', async () => {
    const before = await nightOf()
    await Promise.all([
      dangerouslyTakeSnapshot(organisation.organisationId, { now }),
      dangerouslyTakeSnapshot(organisation.organisationId, { now }),
    ])
    expect(before.length).toBeGreaterThan(5)
    expect(await nightOf()).toEqual(before)
    expect(await owner.personSnapshot.count({ where: { organisationId: organisation.organisationId, day } })).toBe(90)
  })

  test('has the very figures of a team’s own report', async () => {
    const duties = await dangerouslyDutiesOfPerson({
      organisationId: organisation.organisationId,
      personId: organisation.administratorId,
    })
    if (duties?.administrator == null) throw new Error('no administrator')
    const report = await teamReport(duties.administrator, organisation.teamId, { now })
    const ofWard = await owner.groupSnapshot.findFirst({
      where: { organisationId: organisation.organisationId, day, kind: 'team', groupId: organisation.teamId },
    })
    if (report === null || report.understood === 'too-few' || report.shares === 'too-few') throw new Error('no report')
    expect(ofWard?.share).toBeCloseTo(report.understood.share, 6)
    expect(ofWard?.low).toBeCloseTo(report.understood.interval.low, 6)
    expect(ofWard).toMatchObject({ people: 60, completed: report.completed.done, assigned: report.completed.assigned })
    for (const [place, { id }] of report.practices.entries())
      expect(ofWard?.shares[place]).toBeCloseTo(report.shares.get(id)?.share ?? -1, 6)
  })

  test('says how many statuses rest on where the cuts are', async () => {
    const duties = await dangerouslyDutiesOfPerson({
      organisationId: organisation.organisationId,
      personId: organisation.administratorId,
    })
    if (duties?.administrator == null) throw new Error('no administrator')
    const report = await organisationReport(duties.administrator, { search: '', page: 1 }, { now })
    if (report === 'no-night-yet') throw new Error('no night')
    const counts = [...report.cutSensitivity.values()]
    expect([...report.cutSensitivity.keys()].sort()).toEqual(report.practices.map(({ id }) => id).sort())
    for (const { n, lower, higher } of counts) expect([n, lower <= n, higher <= n]).toEqual([90, true, true])
    expect(Math.max(...counts.map(({ lower }) => lower))).toBeGreaterThan(0)
  })

  test('keeps no figure of a group that is not shown', async () => {
    const rows = await nightOf()
    const hiddenRows = rows.filter(({ shown }) => shown !== 'shown')
    expect(hiddenRows.map(({ people }) => people < 5)).toContain(true)
    for (const { shares, share, completed } of hiddenRows) expect([shares, share, completed]).toEqual([[], null, null])
    expect(rows.find(({ kind }) => kind === 'organisation')?.shown).toBe('shown')
  })
})

describe('the Sundays before', () => {
  test('are taken as they stood, and the night after compares the same people with a quarter ago', async () => {
    const since = new Date('2026-01-01T00:00:00Z')
    const snapshots = await dangerouslyTakePastSnapshots(organisation.organisationId, { since, now })
    expect(snapshots).toBe(23)
    await dangerouslyTakeSnapshot(organisation.organisationId, { now })
    const nights = await owner.groupSnapshot.findMany({
      where: { organisationId: organisation.organisationId, kind: 'organisation' },
      orderBy: { day: 'asc' },
    })
    expect(nights.length).toBe(24)
    expect(nights[0]?.completed ?? 0).toBeLessThan(nights.at(-1)?.completed ?? 0)
    const night = await owner.snapshot.findFirst({ where: { organisationId: organisation.organisationId, day } })
    expect(night?.comparedWith?.getTime()).toBeLessThan(day.getTime() - 59 * 24 * 60 * 60 * 1000)
    expect(night?.change).toMatchObject({ overall: { people: 90 }, recalibrated: false })
  })

  test('end where the nights taken as they came do', async () => {
    const sunday = new Date('2026-06-07T03:00:00Z')
    const past = await owner.groupSnapshot.findFirst({
      where: {
        organisationId: organisation.organisationId,
        kind: 'organisation',
        day: new Date('2026-06-07T00:00:00Z'),
      },
    })
    const answeredSince = await owner.answer.count({
      where: { organisationId: organisation.organisationId, answeredAt: { gt: sunday } },
    })
    const tonight = await owner.groupSnapshot.findFirst({
      where: { organisationId: organisation.organisationId, kind: 'organisation', day },
    })
    // Three days of forgetting, and what was answered in them, apart.
    expect(Math.abs((past?.share ?? 0) - (tonight?.share ?? 1))).toBeLessThan(0.01 + answeredSince / 5000)
  })
})
