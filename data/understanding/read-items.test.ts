import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { contentHash } from '#curriculum/canonical-json.ts'
import { curriculumInService, parametersByHash } from '#data/curriculum/shared/curriculum.ts'
import type { OwnerDatabase } from '#data/database/owner-database.ts'
import { administratorHome } from '#data/reports/administrator-home.ts'
import { decideItem } from '#data/reports/decide-item.ts'
import { type ItemOutcome, itemsReport } from '#data/reports/items.ts'
import { dangerouslyDisconnect } from '#data/system.ts'
import { type Administrator, dangerouslyDutiesOfPerson } from '#data/viewer.ts'
import { createTestDatabase, type TestDatabase } from '#platform/testing/database.ts'
import { makeAnsweredOrganisation } from '#simulation/testing/simulated-answers.ts'
import { openOwner } from '#simulation/testing/with-owner.ts'
import { dangerouslyRecalibrate } from './recalibration.ts'
import { dangerouslyReplayUnderstanding } from './replay-organisation.ts'

const now = new Date('2026-06-02T02:00:00Z')

let testDatabase: TestDatabase
let owner: OwnerDatabase
let close: () => Promise<void>
let administrator: Administrator
let elsewhere: Administrator
let doubtedItem: string
let sound: string
let practiceId: string

beforeAll(async () => {
  testDatabase = await createTestDatabase()
  const ownerConnection = await openOwner(testDatabase.ownerUrl)
  owner = ownerConnection.owner
  close = ownerConnection.close
  administrator = await answeredOrganisation('reads')
  elsewhere = await answeredOrganisation('elsewhere')
  const { parametersHash } = await inService()
  const { items } = await parametersByHash(parametersHash)
  ;[doubtedItem = '', sound = ''] = Object.keys(items).filter((id) => id.startsWith('the-call-that-dropped'))
  practiceId = items[doubtedItem]?.practice ?? ''
  await keepStatistics(doubtedItem, ['too-hard'])
  await keepStatistics(sound, [])
})

afterAll(async () => {
  await close()
  await dangerouslyDisconnect()
  await testDatabase.drop()
})

/** Three clinicians who have answered everything, of whom one is an administrator too. */
async function answeredOrganisation(name: string): Promise<Administrator> {
  const at = new Date('2026-06-01T10:00:00Z')
  const { organisationId, personIds } = await makeAnsweredOrganisation(owner, name, { clinicians: 3, at })
  const [personId = ''] = personIds
  await owner.personRole.create({ data: { organisationId, personId, role: 'administrator' } })
  const viewer = (await dangerouslyDutiesOfPerson({ organisationId, personId }))?.administrator
  if (viewer == null) throw new Error('Nobody may decide')
  return viewer
}

async function keepStatistics(itemId: string, flags: string[]): Promise<void> {
  const { parametersHash } = await inService()
  const practice = (await parametersByHash(parametersHash)).items[itemId]?.practice ?? ''
  const statedFigures = { bias: null, answers: 0, sure: 0, sureAndWrong: 0, confidentlyWrongRate: 0.1 }
  const assessment = { verdict: 'assessed', quarantined: false, answers: 40, facility: 0.2, pointBiserial: null }
  const document = { ...assessment, practice, options: [], flags, differences: [], stated: statedFigures }
  // Later than what a night stores, so that it is what is known last.
  const computedAt = new Date(now.getTime() + 60_000)
  await owner.itemStatistics.upsert({
    where: { parametersHash_itemId: { parametersHash, itemId } },
    create: { parametersHash, itemId, computedAt, document },
    update: { computedAt, document },
  })
}

const inService = () => owner.publication.findFirstOrThrow({ orderBy: { id: 'desc' } })
const parametersOf = async ({ organisationId }: Administrator) =>
  (await curriculumInService({ organisationId })).parameters
const inForceOf = async ({ organisationId }: Administrator) =>
  (await curriculumInService({ organisationId })).parametersHash
const isOut = async (viewer: Administrator) => (await parametersOf(viewer)).items[doubtedItem]?.quarantined
const trailOf = ({ organisationId }: Administrator, action: string) =>
  owner.auditEvent.count({ where: { organisationId, action } })

/** What the worker does every night. */
async function night(): Promise<void> {
  expect(await dangerouslyRecalibrate({ now })).toMatchObject({ outcome: 'kept', quarantined: [], released: [] })
  await dangerouslyReplayUnderstanding({ now })
}

/** One organisation's understanding of the question's practice, with the parameters that it rests on. */
const figuresOf = ({ organisationId }: Administrator) =>
  owner.understanding.findMany({
    where: { organisationId, practiceId },
    select: { personId: true, answers: true, likelihood: true, parametersHash: true },
    orderBy: { personId: 'asc' },
  })

let minutes = 0
const decide = (viewer: Administrator, decision: ItemOutcome, itemId = doubtedItem) =>
  decideItem(
    viewer,
    { itemId, decision, reason: 'It names another ward.' },
    { now: new Date(now.getTime() + ++minutes * 60_000), id: randomUUID() },
  )
const reportedItem = async (viewer: Administrator) =>
  (await itemsReport(viewer)).items.find((item) => item.id === doubtedItem)

test('a question in doubt can be read whole; one that nothing speaks against cannot be decided on', async () => {
  expect((await reportedItem(administrator))?.whole?.item.id).toBe(doubtedItem)
  expect((await itemsReport(administrator)).items.find(({ id }) => id === sound)?.whole).toBeNull()
  expect(await decide(administrator, 'stays-out', sound)).toBe('not-in-doubt')
})

test('contested, it counts as before; set aside, it counts from the night on for nobody of the organisation', async () => {
  expect(await decide(administrator, 'contested')).toBe('decided')
  expect((await reportedItem(administrator))?.decision).toMatchObject({
    outcome: 'contested',
    reason: 'It names another ward.',
  })
  await night()
  const before = await figuresOf(administrator)
  expect(before.every(({ answers }) => answers > 0)).toBe(true)
  expect(await isOut(administrator)).toBe(false)

  expect(await decide(administrator, 'stays-out')).toBe('decided')
  expect(await isOut(administrator)).toBe(false)
  await night()
  expect(await isOut(administrator)).toBe(true)
  expect(await trailOf(administrator, 'item.quarantined')).toBe(1)
  expect((await reportedItem(administrator))?.statistics?.quarantined).toBe(true)
  expect((await administratorHome(administrator, { now })).today.itemsSetAside).toBe(0)
  const after = await figuresOf(administrator)
  expect(after.map(({ answers }) => answers)).toEqual(before.map(({ answers }) => answers - 1))
  const own = await inForceOf(administrator)
  expect(after.every(({ parametersHash }) => parametersHash === own)).toBe(true)

  // Another night does nothing more; to contest it then leaves it out.
  expect(await decide(administrator, 'contested')).toBe('decided')
  await night()
  expect(await isOut(administrator)).toBe(true)
  expect(await figuresOf(administrator)).toEqual(after)
  expect(await trailOf(administrator, 'item.quarantined')).toBe(1)

  expect(await decide(administrator, 'counts-again')).toBe('decided')
  await night()
  expect(await isOut(administrator)).toBe(false)
  expect(await trailOf(administrator, 'item.counting-again')).toBe(1)
  expect(await trailOf(administrator, 'item.decided')).toBe(4)
  expect(await figuresOf(administrator)).toEqual(before)
})

test('nothing that an organisation decides moves another’s figures, parameters, trail or list of what to read', async () => {
  const figures = await figuresOf(elsewhere)
  expect(figures).toHaveLength(3)
  const theirs = await inForceOf(elsewhere)
  const common = await inService()
  for (const decision of ['stays-out', 'counts-again', 'stays-out'] as const) {
    await decide(administrator, decision)
    await night()
    expect(await inForceOf(elsewhere)).toBe(theirs)
    expect(await isOut(elsewhere)).toBe(false)
  }
  expect(await isOut(administrator)).toBe(true)
  expect(await inService()).toEqual(common)
  expect(await figuresOf(elsewhere)).toEqual(figures)
  for (const action of ['item.quarantined', 'item.counting-again']) expect(await trailOf(elsewhere, action)).toBe(0)
  expect((await administratorHome(elsewhere, { now })).today.itemsSetAside).toBe(0)
  expect((await reportedItem(elsewhere))?.statistics?.quarantined).toBe(false)
})

test('what is in quarantine for all counts for whoever keeps it, and what was set aside stays so over a publication', async () => {
  const { curriculumHash, parametersHash } = await inService()
  const parameters = await parametersByHash(parametersHash)
  const [keptItem = ''] = Object.keys(parameters.items).filter((id) => id.startsWith('the-kitchen-table-clinic'))
  await keepStatistics(keptItem, ['too-hard'])
  await decide(elsewhere, 'counts-again', keptItem)
  const quarantining = {
    ...parameters,
    items: { ...parameters.items, [keptItem]: { ...parameters.items[keptItem], quarantined: true } },
  }
  const hash = contentHash(quarantining)
  await owner.$queryRaw`
    SELECT publish_calibration(${parametersHash}, ${hash}, ${JSON.stringify(quarantining)}::jsonb, ARRAY[${keptItem}], '{}', ${now}::timestamptz)`
  expect(await inService()).toMatchObject({ curriculumHash, parametersHash: hash })
  // Until all is computed again, figures stay those of one set of parameters: each organisation's own.
  expect(await isOut(administrator)).toBe(true)
  await dangerouslyReplayUnderstanding({ now })
  expect((await parametersOf(elsewhere)).items[keptItem]?.quarantined).toBe(false)
  expect((await parametersOf(administrator)).items[keptItem]?.quarantined).toBe(true)
  expect(await isOut(administrator)).toBe(true)
  expect(await isOut(elsewhere)).toBe(false)
  const ofKeptItem = { detail: { path: ['item'], equals: keptItem } }
  const countNotices = ({ organisationId }: Administrator) =>
    owner.auditEvent.count({ where: { organisationId, ...ofKeptItem, action: 'item.quarantined' } })
  expect([await countNotices(administrator), await countNotices(elsewhere)]).toEqual([1, 0])
})
