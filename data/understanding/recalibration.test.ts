import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { curriculumInService, parametersByHash } from '#data/curriculum/shared/curriculum.ts'
import type { OwnerDatabase } from '#data/database/owner-database.ts'
import { decideItem } from '#data/reports/decide-item.ts'
import { itemsReport } from '#data/reports/items.ts'
import { dangerouslyDisconnect } from '#data/system.ts'
import { type PracticeUnderstanding, understandingAfter } from '#domain/comprehension/practice-understanding.ts'
import { createTestDatabase, type TestDatabase } from '#platform/testing/database.ts'
import { compiledContent } from '#simulation/testing/compiled-content.ts'
import { makeTestOrganisation } from '#simulation/testing/organisation.ts'
import { makeAnsweredOrganisation } from '#simulation/testing/simulated-answers.ts'
import { openOwner } from '#simulation/testing/with-owner.ts'
import { putInService } from './put-in-service.ts'
import { dangerouslyRecalibrate } from './recalibration.ts'
import { dangerouslyReplayUnderstanding } from './replay-organisation.ts'
import { ItemStatisticsSchema } from './shared/item-statistics.ts'

const at = new Date('2026-06-01T10:00:00Z')
const now = new Date('2026-06-02T02:00:00Z')

let testDatabase: TestDatabase
let owner: OwnerDatabase
let close: () => Promise<void>
let turnedItem: string

beforeAll(async () => {
  testDatabase = await createTestDatabase()
  const ownerConnection = await openOwner(testDatabase.ownerUrl)
  owner = ownerConnection.owner
  close = ownerConnection.close
})

afterAll(async () => {
  await close()
  await dangerouslyDisconnect()
  await testDatabase.drop()
})

const inService = () =>
  owner.publication.findFirstOrThrow({
    orderBy: { id: 'desc' },
    select: { parametersHash: true, curriculumHash: true },
  })

describe('recalibrating', { timeout: 240_000 }, () => {
  test('keeps what experts say while there are few answers, and says so', async () => {
    const before = await inService()
    const { organisationId } = await makeAnsweredOrganisation(owner, `few-${randomUUID()}`, { clinicians: 3, at })
    expect(await dangerouslyRecalibrate({ now })).toMatchObject({ outcome: 'kept', people: 3, quarantined: [] })
    expect(await inService()).toEqual(before)
    const statistics = await owner.itemStatistics.findMany({ where: { parametersHash: before.parametersHash } })
    expect(statistics.length).toBeGreaterThan(80)
    expect(ItemStatisticsSchema.parse(statistics[0]?.document)).toMatchObject({
      verdict: 'too-few-answers',
      answers: 3,
    })
    await owner.answer.deleteMany({ where: { organisationId } })
    await owner.understanding.deleteMany({ where: { organisationId } })
  })

  test('learns from all organisations, quarantines what works backwards, and tells every organisation', async () => {
    const before = await inService()
    const empty = await makeTestOrganisation(owner, `empty-${randomUUID()}`)
    const parameters = await parametersByHash(before.parametersHash)
    turnedItem = Object.keys(parameters.items).find((id) => id.startsWith('the-call-that-dropped')) ?? ''
    const one = await makeAnsweredOrganisation(owner, `one-${randomUUID()}`, {
      clinicians: 20,
      at,
      turnedItem: turnedItem,
    })
    const two = await makeAnsweredOrganisation(owner, `two-${randomUUID()}`, {
      clinicians: 20,
      at,
      turnedItem: turnedItem,
      firstSeed: 21,
    })
    const result = await dangerouslyRecalibrate({ now })
    expect(result).toMatchObject({ outcome: 'published', people: 40, quarantined: [turnedItem], released: [] })
    const after = await inService()
    expect(after).toEqual({ curriculumHash: before.curriculumHash, parametersHash: result.parametersHash })
    expect((await parametersByHash(after.parametersHash)).items[turnedItem]?.quarantined).toBe(true)
    for (const { organisationId } of [empty, one, two])
      expect(await owner.auditEvent.findMany({ where: { organisationId, action: 'item.quarantined' } })).toMatchObject([
        { actorId: null, detail: { item: turnedItem, parameters: after.parametersHash } },
      ])
    const storedStatistics = await owner.itemStatistics.findFirstOrThrow({
      where: { parametersHash: after.parametersHash, itemId: turnedItem },
    })
    const statistics = ItemStatisticsSchema.parse(storedStatistics.document)
    expect(statistics).toMatchObject({ verdict: 'assessed', quarantined: true, stated: { answers: 40 } })
    if (statistics.verdict === 'assessed') expect(statistics.pointBiserial?.high).toBeLessThan(0)
  })

  test('again changes nothing: not what is in service, nor what anyone was told', async () => {
    const before = { service: await inService(), events: await owner.auditEvent.count() }
    expect(await dangerouslyRecalibrate({ now })).toMatchObject({ outcome: 'unchanged', quarantined: [], released: [] })
    expect({ service: await inService(), events: await owner.auditEvent.count() }).toEqual(before)
  })

  test('then has every likelihood replayed, to exactly what domain/comprehension computes', async () => {
    const { parametersHash } = await inService()
    expect(await owner.understanding.count({ where: { parametersHash: { not: parametersHash } } })).toBeGreaterThan(0)
    expect(await dangerouslyReplayUnderstanding({ now })).toBe(40)
    expect(await dangerouslyReplayUnderstanding({ now })).toBe(0)
    const parameters = await parametersByHash(parametersHash)
    const someone = await owner.understanding.findFirstOrThrow({
      where: { practiceId: 'approved-tools', answers: { gt: 0 } },
    })
    const answers = await owner.answer.findMany({
      where: { personId: someone.personId, practiceId: 'approved-tools' },
      orderBy: [{ answeredAt: 'asc' }, { id: 'asc' }],
    })
    let expectedUnderstanding: PracticeUnderstanding | null = null
    for (const answer of answers)
      expectedUnderstanding = understandingAfter(expectedUnderstanding, { ...answer, occasion: 'training' }, parameters)
    expect(someone.parametersHash).toBe(parametersHash)
    expect(someone).toMatchObject(expectedUnderstanding?.evidence ?? {})
  })

  test('lets an item count again where an administrator has read it and says why, and nowhere else', async () => {
    const [one, two] = await Promise.all(
      ['reads', 'differs'].map((name) => makeTestOrganisation(owner, `${name}-${randomUUID()}`)),
    )
    if (one === undefined || two === undefined) throw new Error('no organisations')
    const id = randomUUID()
    const sound = { itemId: turnedItem, decision: 'counts-again', reason: 'The key is right.' } as const
    expect(await decideItem(one.administrator, { ...sound, itemId: 'no/such' }, { now, id })).toBe('not-in-doubt')
    for (const _ of ['sent', 'sent again'])
      expect(await decideItem(one.administrator, sound, { now, id })).toBe('decided')
    const { organisationId, personId } = one.administrator
    expect(await owner.auditEvent.findMany({ where: { organisationId, action: 'item.decided' } })).toMatchObject([
      { actorId: personId, detail: { item: turnedItem, decision: 'counts-again', reason: sound.reason } },
    ])
    const common = await inService()
    // What everybody's answers say of it is learned as before, whoever decided what.
    expect(await dangerouslyRecalibrate({ now })).toMatchObject({ outcome: 'unchanged', released: [], quarantined: [] })
    await dangerouslyReplayUnderstanding({ now })
    expect(await inService()).toEqual(common)
    const isOut = async ({ administrator }: typeof one) =>
      (await curriculumInService({ organisationId: administrator.organisationId })).parameters.items[turnedItem]
        ?.quarantined
    expect([await isOut(one), await isOut(two)]).toEqual([false, true])
    expect((await itemsReport(one.administrator)).items.find((item) => item.id === turnedItem)).toMatchObject({
      whole: { item: { id: turnedItem } },
      decision: { outcome: 'counts-again', reason: sound.reason, at: now },
      statistics: { quarantined: false },
    })
    expect((await itemsReport(two.administrator)).items.find((item) => item.id === turnedItem)).toMatchObject({
      decision: null,
      statistics: { quarantined: true },
    })
  })

  test('lets an item count again once its answers say that it works, and says so', async () => {
    await owner.answer.updateMany({ where: { itemId: turnedItem }, data: { correct: true } })
    const result = await dangerouslyRecalibrate({ now })
    expect(result).toMatchObject({ outcome: 'published', quarantined: [], released: [turnedItem] })
    expect(await owner.auditEvent.count({ where: { action: 'item.counting-again' } })).toBeGreaterThan(2)
  })
})

describe('publishing once answers were learned from', () => {
  const content = compiledContent()

  test('the same content again changes nothing', async () => {
    const before = await inService()
    expect(await putInService(owner, content)).toMatchObject({ outcome: 'unchanged' })
    expect(await inService()).toEqual(before)
  })

  test('new items begin with what experts say, and what was learned stays', async () => {
    const learnedParameters = await parametersByHash((await inService()).parametersHash)
    const [bank, ...others] = content.followUps
    const [bankItem] = bank?.document.items ?? []
    if (bank === undefined || bankItem === undefined) throw new Error('There is no bank')
    const addedItem = { ...bankItem, item: { ...bankItem.item, id: 'added/one' } }
    const document = { ...bank.document, items: [...bank.document.items, addedItem] }
    const publication = await putInService(owner, {
      ...content,
      followUps: [{ ...bank, hash: `added-${randomUUID()}`, document }, ...others],
    })
    expect(publication.outcome).toBe('published')
    const { 'added/one': newItem, ...items } = (await parametersByHash(publication.parametersHash)).items
    expect(newItem).toMatchObject({ b: bankItem.item.difficulty, practice: bank.practice })
    expect(items).toEqual(learnedParameters.items)
    expect(
      await owner.parameterVersion.findUniqueOrThrow({ where: { hash: publication.parametersHash } }),
    ).toMatchObject({
      calibrated: true,
    })
  })
})
