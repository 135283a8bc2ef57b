import { afterAll, beforeAll, expect, test } from 'vitest'
import type { OwnerDatabase } from '#data/database/owner-database.ts'
import { changeRetention } from '#data/retention/change-retention.ts'
import { dangerouslyListToRetain } from '#data/retention/enforce-retention.ts'
import { findRetention } from '#data/retention/find-retention.ts'
import { previewRetention } from '#data/retention/preview-retention.ts'
import { dangerouslyDisconnect } from '#data/system.ts'
import { dangerouslyRecalibrate } from '#data/understanding/recalibration.ts'
import { type Administrator, dangerouslyDutiesOfPerson } from '#data/viewer.ts'
import { createTestDatabase, type TestDatabase } from '#platform/testing/database.ts'
import { makeAnsweredOrganisation } from '#simulation/testing/simulated-answers.ts'
import { openOwner } from '#simulation/testing/with-owner.ts'
import { asWorker } from './as-worker.testing.ts'
import { keepPeriodsIn } from './retention.ts'

const at = new Date('2026-06-01T10:00:00Z')
const leftAt = new Date('2026-06-02T10:00:00Z')
const now = new Date('2026-12-02T11:00:00Z')

let testDatabase: TestDatabase
let owner: OwnerDatabase
let close: () => Promise<void>
let organisationId: string
let elsewhere: string
let administrator: Administrator
let [goneId, stayedId, recent] = ['', '', '']

beforeAll(async () => {
  testDatabase = await createTestDatabase()
  const ownerConnection = await openOwner(testDatabase.ownerUrl)
  owner = ownerConnection.owner
  close = ownerConnection.close
  const organisation = await makeAnsweredOrganisation(owner, 'periods', { clinicians: 18, at })
  organisationId = organisation.organisationId
  ;[goneId = '', stayedId = '', recent = ''] = organisation.personIds
  const other = await makeAnsweredOrganisation(owner, 'elsewhere', { clinicians: 2, at, firstSeed: 40 })
  elsewhere = other.organisationId
  await owner.personRole.create({ data: { organisationId, personId: stayedId, role: 'administrator' } })
  const duties = await dangerouslyDutiesOfPerson({ organisationId, personId: stayedId })
  if (duties?.administrator == null) throw new Error('Nobody administers')
  administrator = duties.administrator
  const left = (personId: string, day: Date) =>
    owner.person.updateMany({ where: { id: personId }, data: { status: 'suspended', leftAt: day } })
  await left(goneId, leftAt)
  await left(recent, new Date('2026-11-20T10:00:00Z'))
  await left(other.personIds[0] ?? '', leftAt)
})

afterAll(async () => {
  await close()
  await dangerouslyDisconnect()
  await testDatabase.drop()
})

const statusesOf = (where: object) =>
  owner.understanding.findMany({
    where,
    orderBy: [{ organisationId: 'asc' }, { personId: 'asc' }, { practiceId: 'asc' }],
    omit: { revision: true },
  })
const statistics = () =>
  owner.itemStatistics.findMany({ orderBy: [{ parametersHash: 'asc' }, { itemId: 'asc' }], omit: { computedAt: true } })

test('statuses of people who left go when the organisation says so, and nothing that is said of anyone else changes', async () => {
  await dangerouslyRecalibrate({ now })
  const before = { others: await statusesOf({ personId: { not: goneId } }), statistics: await statistics() }
  const theirs = await statusesOf({ personId: goneId })
  const answers = await owner.answer.count({ where: { organisationId } })
  expect(theirs.length).toBeGreaterThan(3)

  // For a year by default: nobody left as long ago.
  expect(await dangerouslyListToRetain({ now })).toEqual([])
  expect(await previewRetention(administrator, { kind: 'statuses', months: 6 }, { now })).toBe(1)
  expect(await previewRetention(administrator, { kind: 'statuses', months: 12 }, { now })).toBe(0)
  await changeRetention(administrator, { kind: 'statuses', months: 6 }, { now })
  expect(await statusesOf({ personId: goneId })).toEqual(theirs)
  expect(await dangerouslyListToRetain({ now })).toEqual([organisationId])

  await asWorker(testDatabase, async () => {
    expect(await keepPeriodsIn(organisationId, { now })).toEqual({
      people: 1,
      evidence: 0,
      events: 0,
      networks: 0,
      returned: 0,
    })
    expect(await keepPeriodsIn(organisationId, { now })).toEqual({
      people: 0,
      evidence: 0,
      events: 0,
      networks: 0,
      returned: 0,
    })
    await keepPeriodsIn(elsewhere, { now })
  })
  expect(await statusesOf({ personId: goneId })).toEqual([])
  await dangerouslyRecalibrate({ now })
  expect({ others: await statusesOf({ personId: { not: goneId } }), statistics: await statistics() }).toEqual(before)
  expect(await owner.answer.count({ where: { organisationId } })).toBe(answers)

  const day = new Date('2026-12-02')
  expect(await findRetention(administrator)).toEqual({
    periods: { statuses: 6, evidence: 72, trail: 84, networks: 12 },
    deletions: [{ kind: 'statuses', day, people: 1, records: theirs.length }],
    versions: expect.any(Object),
  })
  const events = await owner.auditEvent.findMany({
    where: { organisationId, action: { startsWith: 'retention.' } },
    orderBy: { place: 'asc' },
    select: { action: true, actorId: true, detail: true },
  })
  expect(events).toEqual([
    {
      action: 'retention.changed',
      actorId: administrator.personId,
      detail: { kind: 'statuses', months: 6, monthsBefore: 12 },
    },
    { action: 'retention.deleted', actorId: null, detail: { kind: 'statuses', people: 1, records: theirs.length } },
  ])

  // Back at work: the same statuses again, from the answers that stayed.
  await owner.person.updateMany({ where: { id: goneId }, data: { status: 'active', leftAt: null } })
  expect(await dangerouslyListToRetain({ now })).toEqual([organisationId])
  await asWorker(testDatabase, async () => {
    expect(await keepPeriodsIn(organisationId, { now })).toEqual({
      people: 0,
      evidence: 0,
      events: 0,
      networks: 0,
      returned: 1,
    })
  })
  expect(await statusesOf({ personId: goneId })).toEqual(theirs)
  expect(await dangerouslyListToRetain({ now })).toEqual([])
})

test('statuses go again of someone who was back for less than a night', async () => {
  const leaves = (day: Date) =>
    owner.person.updateMany({ where: { id: goneId }, data: { status: 'suspended', leftAt: day } })
  const night = async (at: Date) => {
    const due = await dangerouslyListToRetain({ now: at })
    await asWorker(testDatabase, async () => {
      for (const id of due) await keepPeriodsIn(id, { now: at })
    })
  }
  const theirs = await owner.understanding.findMany({ where: { personId: goneId } })
  expect(theirs.length).toBeGreaterThan(3)
  await leaves(new Date('2026-12-03T10:00:00Z'))
  await night(new Date('2027-07-01T02:29:00Z'))
  expect(await statusesOf({ personId: goneId })).toEqual([])
  // They come back, answer, and leave before the night.
  await owner.understanding.createMany({ data: theirs.map((row) => ({ ...row, misconceptions: {} })) })
  await leaves(new Date('2027-07-01T18:00:00Z'))
  const later = new Date('2028-02-01T02:29:00Z')
  expect(await previewRetention(administrator, { kind: 'statuses', months: 6 }, { now: later })).toBe(1)
  await night(later)
  expect(await statusesOf({ personId: goneId })).toEqual([])
})

test('training evidence goes when the organisation says so, with who they were, and says the same of questions still', async () => {
  const before = await allFigures()
  // There are enough answers for parameters to be learned from them.
  expect(before.outcome).toBe('unchanged')
  const left = await owner.person.findFirstOrThrow({ where: { id: recent } })
  const answers = await owner.answer.count({ where: { personId: recent } })
  const month = new Date('2027-11-21T10:00:00Z')
  const period = { kind: 'evidence', months: 12 } as const
  expect(await previewRetention(administrator, period, { now: new Date('2027-11-19T10:00:00Z') })).toBe(0)
  expect(await previewRetention(administrator, period, { now: month })).toBe(1)
  expect(await dangerouslyListToRetain({ now: month })).toEqual([])
  await changeRetention(administrator, period, { now: month })
  expect(await owner.answer.count({ where: { personId: recent } })).toBe(answers)
  expect(await dangerouslyListToRetain({ now: month })).toEqual([organisationId])
  await asWorker(testDatabase, async () => {
    expect(await keepPeriodsIn(organisationId, { now: month })).toMatchObject({ evidence: 1 })
    expect(await keepPeriodsIn(organisationId, { now: month })).toMatchObject({ evidence: 0 })
  })
  expect(await owner.answer.count({ where: { personId: recent } })).toBe(0)
  expect(await owner.unnamedAnswer.count()).toBe(answers)
  const shell = await owner.person.findFirstOrThrow({ where: { id: recent } })
  expect(shell).toMatchObject({ givenName: 'Someone who left (erased 21 Nov 2027)', familyName: '', erasedAt: month })
  expect(shell.email).not.toBe(left.email)
  expect(await allFigures()).toEqual(before)
  const { deletions } = await findRetention(administrator)
  expect(deletions).toContainEqual(expect.objectContaining({ kind: 'evidence', people: 1 }))
})

/** What a recalibration makes of everybody's answers, and what is said of everyone else. */
async function allFigures() {
  const { outcome, answers, people, parametersHash } = await dangerouslyRecalibrate({ now })
  const others = await statusesOf({ personId: { not: recent } })
  return { outcome, answers, people, parametersHash, others, statistics: await statistics() }
}
