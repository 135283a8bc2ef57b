import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { parametersByHash } from '#data/curriculum/shared/curriculum.ts'
import type { OwnerDatabase } from '#data/database/owner-database.ts'
import { administratorHome } from '#data/reports/administrator-home.ts'
import { decideItem } from '#data/reports/decide-item.ts'
import { type ItemOutcome, itemsReport } from '#data/reports/items.ts'
import { dangerouslyDisconnect } from '#data/system.ts'
import type { Administrator } from '#data/viewer.ts'
import { createTestDatabase, type TestDatabase } from '#platform/testing/database.ts'
import { makeTestOrganisation } from '#simulation/testing/organisation.ts'
import { openOwner } from '#simulation/testing/with-owner.ts'
import { dangerouslyRecalibrate } from './recalibration.ts'

const now = new Date('2026-06-02T02:00:00Z')

let testDatabase: TestDatabase
let owner: OwnerDatabase
let close: () => Promise<void>
let administrator: Administrator
let elsewhere: Administrator
let doubted: string
let sound: string

beforeAll(async () => {
  testDatabase = await createTestDatabase()
  const opened = await openOwner(testDatabase.ownerUrl)
  owner = opened.owner
  close = opened.close
  administrator = (await makeTestOrganisation(owner, 'reads')).administrator
  elsewhere = (await makeTestOrganisation(owner, 'elsewhere')).administrator
  const { parametersHash } = await inService()
  const { items } = await parametersByHash(parametersHash)
  ;[doubted = '', sound = ''] = Object.keys(items).filter((id) => id.startsWith('the-call-that-dropped'))
  const shared = { verdict: 'assessed', quarantined: false, answers: 40, facility: 0.2, pointBiserial: null } as const
  const stated = { bias: null, answers: 0, sure: 0, sureAndWrong: 0, confidentlyWrongRate: 0.1 }
  for (const [itemId, flags] of [
    [doubted, ['too-hard']],
    [sound, []],
  ] as const)
    await owner.itemStatistics.create({
      data: {
        parametersHash,
        itemId,
        computedAt: now,
        document: {
          ...shared,
          practice: items[itemId]?.practice ?? '',
          options: [],
          flags: [...flags],
          differences: [],
          stated,
        },
      },
    })
})

afterAll(async () => {
  await close()
  await dangerouslyDisconnect()
  await testDatabase.drop()
})

const inService = () => owner.publication.findFirstOrThrow({ orderBy: { id: 'desc' } })
const isOut = async () => (await parametersByHash((await inService()).parametersHash)).items[doubted]?.quarantined
let minutes = 0
const decide = (viewer: Administrator, decision: ItemOutcome, itemId = doubted) =>
  decideItem(
    viewer,
    { itemId, decision, reason: 'It names another ward.' },
    { now: new Date(now.getTime() + ++minutes * 60_000), id: randomUUID() },
  )
const reported = async (viewer: Administrator) => (await itemsReport(viewer)).items.find((item) => item.id === doubted)

test('a question in doubt can be read whole; one that nothing speaks against cannot be decided on', async () => {
  expect((await reported(administrator))?.whole?.item.id).toBe(doubted)
  expect((await itemsReport(administrator)).items.find(({ id }) => id === sound)?.whole).toBeNull()
  expect(await decide(administrator, 'stays-out', sound)).toBe('not-in-doubt')
})

test('contested, it counts as before; set aside, it counts from the night on for nobody, until it is kept', async () => {
  expect(await decide(administrator, 'contested')).toBe('decided')
  expect((await reported(administrator))?.decision).toMatchObject({
    outcome: 'contested',
    reason: 'It names another ward.',
  })
  expect(await dangerouslyRecalibrate({ now })).toMatchObject({ quarantined: [], released: [] })

  expect(await decide(administrator, 'stays-out')).toBe('decided')
  // There are too few answers to learn from: what was read is followed all the same.
  expect(await dangerouslyRecalibrate({ now })).toMatchObject({ outcome: 'kept', quarantined: [doubted] })
  expect(await isOut()).toBe(true)
  expect(await dangerouslyRecalibrate({ now })).toMatchObject({ quarantined: [], released: [] })
  for (const { organisationId } of [administrator, elsewhere])
    expect(await owner.auditEvent.count({ where: { organisationId, action: 'item.quarantined' } })).toBe(1)

  // Where nobody has read it, it waits for someone; and what one organisation set aside, another cannot let count.
  expect((await administratorHome(administrator, { now })).today.itemsSetAside).toBe(0)
  expect((await administratorHome(elsewhere, { now })).today.itemsSetAside).toBe(1)
  expect(await decide(elsewhere, 'counts-again')).toBe('decided')
  expect(await dangerouslyRecalibrate({ now })).toMatchObject({ released: [] })

  // To contest it then leaves it out.
  expect(await decide(administrator, 'contested')).toBe('decided')
  expect(await dangerouslyRecalibrate({ now })).toMatchObject({ released: [] })
  expect(await isOut()).toBe(true)

  expect(await decide(administrator, 'counts-again')).toBe('decided')
  expect(await dangerouslyRecalibrate({ now })).toMatchObject({ released: [doubted] })
  expect(await isOut()).toBe(false)
})
