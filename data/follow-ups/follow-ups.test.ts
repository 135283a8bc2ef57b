import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { FollowUpDocumentSchema } from '#curriculum/schema/document.ts'
import { caseAsked } from '#data/curriculum/shared/follow-up-cases.ts'
import type { OwnerDatabase } from '#data/database/owner-database.ts'
import { ownUnderstanding } from '#data/reports/own-report.ts'
import { dangerouslyDisconnect } from '#data/system.ts'
import type { Clinician } from '#data/viewer.ts'
import { LONGEST_SECONDS } from '#domain/follow-ups/reading-time.ts'
import { unsetPolicy } from '#domain/policy/policy.ts'
import type { Item } from '#domain/scenario/module.ts'
import { rightChoice } from '#domain/scenario/paths.ts'
import { createTestDatabase, type TestDatabase } from '#platform/testing/database.ts'
import { completeModule, wrongChoice } from '#simulation/testing/complete-module.ts'
import { makeTestOrganisation, publishContent, type TestOrganisation } from '#simulation/testing/organisation.ts'
import { openOwner } from '#simulation/testing/with-owner.ts'
import { beginFollowUp } from './begin-follow-up.ts'
import { findFollowUp } from './find-follow-up.ts'
import { ownFollowUps } from './own-follow-ups.ts'
import { recordFollowUpAnswer } from './record-follow-up-answer.ts'
import { dangerouslyScheduleFollowUps } from './schedule-follow-ups.ts'

const trainedAt = new Date('2026-06-01T10:00:00Z')
const later = (days: number) => new Date(trainedAt.getTime() + days * 24 * 60 * 60 * 1000)
const slug = 'the-call-that-dropped'

let testDatabase: TestDatabase
let organisation: TestOrganisation
let clinician: Clinician
let owner: OwnerDatabase
let close: () => Promise<void>

beforeAll(async () => {
  testDatabase = await createTestDatabase()
  const opened = await openOwner(testDatabase.ownerUrl)
  owner = opened.owner
  close = opened.close
  await publishContent(owner)
})

beforeEach(async () => {
  organisation = await makeTestOrganisation(owner, `follow-ups-${randomUUID()}`)
  clinician = organisation.wardClinicians[0]
  await completeModule(clinician, slug, { now: trainedAt })
})

afterAll(async () => {
  await close()
  await dangerouslyDisconnect()
  await testDatabase.drop()
})

const schedule = (days: number) => dangerouslyScheduleFollowUps(organisation.organisationId, { now: later(days) })
const rows = () => owner.followUp.findMany({ where: { personId: clinician.personId }, orderBy: { dueOn: 'asc' } })
const answers = () => owner.answer.findMany({ where: { personId: clinician.personId, followUpId: { not: null } } })
const understanding = () => owner.understanding.findMany({ where: { personId: clinician.personId } })

/** The clinician with a follow-up begun on the eighth day after the training. */
async function begun(): Promise<string> {
  await schedule(8)
  const { open } = await ownFollowUps(clinician, { now: later(8) })
  const followUpId = open?.id ?? ''
  expect(await beginFollowUp(clinician, { followUpId, now: later(8) })).toEqual({ ok: true })
  return followUpId
}

async function asked(followUpId: string, viewer = clinician): Promise<Item> {
  const row = await owner.followUp.findFirstOrThrow({ where: { id: followUpId } })
  const { asked } = row.state as { asked: { itemId: string; documentHash: string } }
  return (await caseAsked(viewer, asked, row.policyVersion ?? 0)).item
}

const answerTo = (item: Item, choice: readonly string[] = rightChoice(item)) => ({
  answerId: randomUUID(),
  sceneId: item.id,
  itemId: item.id,
  choice,
  confidence: 'fairly' as const,
  elapsedMs: 25_000,
})

/** Answers until it has ended; returns the items. */
async function finish(followUpId: string, days = 8): Promise<Item[]> {
  const items: Item[] = []
  for (;;) {
    const item = await asked(followUpId)
    items.push(item)
    const recorded = await recordFollowUpAnswer(clinician, { followUpId, given: answerTo(item), now: later(days) })
    if (!recorded.ok) throw new Error(recorded.problem)
    if (recorded.next.view.then.do === 'end') return items
  }
}

describe('scheduling', () => {
  test('makes a follow-up when it is due, once however often it runs', async () => {
    expect(await schedule(6)).toEqual({ made: 0, expired: 0 })
    expect((await ownFollowUps(clinician, { now: later(6) })).nextOn).toEqual(new Date('2026-06-09T00:00:00Z'))
    expect(await schedule(8)).toEqual({ made: 1, expired: 0 })
    expect(await schedule(8)).toEqual({ made: 0, expired: 0 })
    expect(await rows()).toMatchObject([{ occasion: 'week', modules: [slug], reason: 'training' }])
    expect(await ownFollowUps(clinician, { now: later(8) })).toMatchObject({
      open: { standing: 'waiting', modules: [{ slug }], closesOn: new Date('2026-06-23T00:00:00Z') },
      nextOn: null,
    })
  })

  test('makes one though several workers do it at once', async () => {
    await Promise.all(Array.from({ length: 6 }, () => schedule(8)))
    expect(await rows()).toHaveLength(1)
  })

  test('asks nobody who completed nothing, and nobody who is suspended', async () => {
    await owner.person.updateMany({ where: { id: clinician.personId }, data: { status: 'suspended' } })
    await schedule(8)
    expect(await owner.followUp.count({ where: { organisationId: organisation.organisationId } })).toBe(0)
  })

  test('closes what nobody did in time, and asks again when the next is due', async () => {
    await schedule(8)
    expect(await schedule(24)).toEqual({ made: 0, expired: 1 })
    const [first] = await rows()
    expect(await findFollowUp(clinician, first?.id ?? '', { now: later(24) })).toMatchObject({
      standing: 'over',
      answered: 0,
    })
    expect(await schedule(31)).toEqual({ made: 1, expired: 0 })
    expect(await rows()).toMatchObject([{ occasion: 'week' }, { occasion: 'month' }])
  })
})

describe('a follow-up', () => {
  test('asks cases that the person has never met, about what the module taught, and shows no key', async () => {
    const met = await owner.answer.findMany({ where: { personId: clinician.personId }, select: { itemId: true } })
    const followUpId = await begun()
    const page = await findFollowUp(clinician, followUpId, { now: later(8) })
    const view = page?.standing === 'under-way' ? page.player.view : null
    if (view?.then.do !== 'ask') throw new Error('It asks nothing')
    expect(met.map(({ itemId }) => itemId)).not.toContain(view.then.question.itemId)
    expect(['approved-tools', 'right-patient']).toContain((await asked(followUpId)).practice)
    expect(JSON.stringify(view)).not.toMatch(/correct|why|misconception|principle/)
  })

  test('ends within three minutes, and says what was right, what changed and when the next one comes', async () => {
    const followUpId = await begun()
    const items = await finish(followUpId)
    expect(items.length).toBeGreaterThanOrEqual(2)
    const row = await owner.followUp.findFirstOrThrow({ where: { id: followUpId } })
    const { answered } = row.state as { answered: { seconds: number }[] }
    expect(answered.reduce((sum, { seconds }) => sum + seconds, 0)).toBeLessThanOrEqual(LONGEST_SECONDS)
    const page = await findFollowUp(clinician, followUpId, { now: later(8) })
    if (page?.standing !== 'ended') throw new Error('It has not ended')
    expect(page.end.answers.map(({ feedback }) => [feedback.itemId, feedback.correct])).toEqual(
      items.map(({ id }) => [id, true]),
    )
    expect(page.end.changes.length).toBeGreaterThan(0)
    expect(page.end.nextOn).toEqual(new Date('2026-07-02T00:00:00Z'))
    expect((await ownFollowUps(clinician, { now: later(8) })).open).toBeNull()
  })

  test('turns what was shown on the day into what is understood', async () => {
    await finish(await begun())
    const before = await ownUnderstanding(clinician, { now: later(0) })
    const after = await ownUnderstanding(clinician, { now: later(8) })
    const status = (report: typeof before, practice: string) =>
      report.cells.find((cell) => cell.practice === practice)?.status
    const rightLater = after.cells.filter(({ rightOnLaterDayAt }) => rightOnLaterDayAt !== null)
    expect(rightLater.length).toBeGreaterThan(0)
    for (const { practice } of rightLater) expect(status(after, practice)).not.toBe('shown-so-far')
  })

  test('records each answer once, however often and however many at once it is sent', async () => {
    const followUpId = await begun()
    const item = await asked(followUpId)
    const given = answerTo(item)
    const sent = await Promise.all(
      Array.from({ length: 8 }, () => recordFollowUpAnswer(clinician, { followUpId, given, now: later(8) })),
    )
    expect(sent.every(({ ok }) => ok)).toBe(true)
    expect(await answers()).toHaveLength(1)
    const again = await recordFollowUpAnswer(clinician, {
      followUpId,
      given: { ...given, choice: wrongChoice(item) },
      now: later(9),
    })
    expect(again).toMatchObject({ ok: true, feedback: { itemId: item.id, correct: true } })
    expect(await answers()).toMatchObject([
      {
        id: given.answerId,
        followUpId,
        attemptId: null,
        itemId: item.id,
        sceneId: item.id,
        counts: true,
        correct: true,
      },
    ])
  })

  test('takes one of two devices at the same case, and tells the other where it stands', async () => {
    const followUpId = await begun()
    const item = await asked(followUpId)
    const both = await Promise.all([
      recordFollowUpAnswer(clinician, { followUpId, given: answerTo(item), now: later(8) }),
      recordFollowUpAnswer(clinician, { followUpId, given: answerTo(item), now: later(8) }),
    ])
    expect(both.map(({ ok }) => ok).sort()).toEqual([false, true])
    expect(both.find(({ ok }) => !ok)).toMatchObject({ problem: 'not-current', next: { view: {} } })
    expect(await answers()).toHaveLength(1)
  })

  test('begins once on two devices, and goes on where it was', async () => {
    await schedule(8)
    const followUpId = (await ownFollowUps(clinician, { now: later(8) })).open?.id ?? ''
    await Promise.all(Array.from({ length: 5 }, () => beginFollowUp(clinician, { followUpId, now: later(8) })))
    const item = await asked(followUpId)
    await recordFollowUpAnswer(clinician, { followUpId, given: answerTo(item), now: later(8) })
    const next = await asked(followUpId)
    expect(await beginFollowUp(clinician, { followUpId, now: later(9) })).toEqual({ ok: true })
    const page = await findFollowUp(clinician, followUpId, { now: later(9) })
    if (page?.standing !== 'under-way') throw new Error('It is not under way')
    expect(page.player.view.scene.id).toBe(next.id)
    expect(page.player.previous).toMatchObject({ itemId: item.id })
  })

  test('refuses what the case does not take, and another case, and writes nothing', async () => {
    const followUpId = await begun()
    const item = await asked(followUpId)
    const before = await understanding()
    const refused = async (changes: object) =>
      recordFollowUpAnswer(clinician, { followUpId, given: { ...answerTo(item), ...changes }, now: later(8) })
    expect(await refused({ choice: ['no-such-option'] })).toMatchObject({ problem: 'malformed-choice' })
    expect(await refused({ sceneId: 'another' })).toMatchObject({ problem: 'not-current' })
    expect(await refused({ itemId: 'another' })).toMatchObject({ problem: 'not-this-item' })
    expect(await answers()).toEqual([])
    expect(await understanding()).toEqual(before)
  })

  test('asks nothing more once its time is over', async () => {
    const followUpId = await begun()
    const item = await asked(followUpId)
    const late = await recordFollowUpAnswer(clinician, { followUpId, given: answerTo(item), now: later(24) })
    expect(late).toMatchObject({ ok: false, problem: 'not-current', next: { view: { scene: { id: 'end' } } } })
    expect(await answers()).toEqual([])
  })

  test("is nobody else's: not found by a colleague or another organisation", async () => {
    const followUpId = await begun()
    const item = await asked(followUpId)
    const stranger = (await makeTestOrganisation(owner, `stranger-${randomUUID()}`)).wardClinicians[0]
    for (const viewer of [organisation.wardClinicians[1], stranger]) {
      expect(await findFollowUp(viewer, followUpId, { now: later(8) })).toBeNull()
      expect(await beginFollowUp(viewer, { followUpId, now: later(8) })).toEqual({ ok: false, problem: 'not-found' })
      expect(await recordFollowUpAnswer(viewer, { followUpId, given: answerTo(item), now: later(8) })).toEqual({
        ok: false,
        problem: 'not-found',
      })
    }
    expect(await answers()).toEqual([])
  })

  test('keeps to the policy that it was begun under, and is told in the language of whoever reads', async () => {
    const followUpId = await begun()
    await owner.policy.create({
      data: { organisationId: organisation.organisationId, version: 2, document: { ...unsetPolicy } },
    })
    const item = await asked(followUpId)
    await recordFollowUpAnswer(clinician, { followUpId, given: answerTo(item), now: later(8) })
    expect(await rows()).toMatchObject([{ policyVersion: 1 }])
    const inSpanish = await findFollowUp({ ...clinician, language: 'es' }, followUpId, { now: later(8) })
    if (inSpanish?.standing !== 'under-way') throw new Error('It is not under way')
    const { then } = inSpanish.player.view
    expect(then.do === 'ask' ? then.question.options.map(({ id }) => id) : []).toEqual(
      await findFollowUp(clinician, followUpId, { now: later(8) }).then((page) => {
        const view = page?.standing === 'under-way' ? page.player.view : null
        return view?.then.do === 'ask' ? view.then.question.options.map(({ id }) => id) : ['nothing']
      }),
    )
  })

  test('is not offered to somebody who has met every case', async () => {
    await meetEveryCase()
    expect(await schedule(8)).toEqual({ made: 0, expired: 0 })
    expect(await ownFollowUps(clinician, { now: later(8) })).toMatchObject({ open: null })
    expect((await rows()).every(({ expiredAt }) => expiredAt !== null)).toBe(true)
  })

  test('that finds nothing left to ask when it is begun has ended at once', async () => {
    await schedule(8)
    const followUpId = (await ownFollowUps(clinician, { now: later(8) })).open?.id ?? ''
    await meetEveryCase()
    await beginFollowUp(clinician, { followUpId, now: later(8) })
    expect(await findFollowUp(clinician, followUpId, { now: later(8) })).toMatchObject({
      standing: 'ended',
      end: { answers: [] },
    })
  })
})

/** As if the clinician had been asked everything that is in the bank. */
async function meetEveryCase(): Promise<void> {
  const versions = await owner.moduleVersion.findMany({ where: { slug: { startsWith: 'follow-ups/' } } })
  const { attemptId } = await owner.answer.findFirstOrThrow({ where: { personId: clinician.personId } })
  const items = versions.flatMap(({ document }) => FollowUpDocumentSchema.parse(document).items)
  await owner.answer.createMany({
    data: items.map(({ item }) => ({
      organisationId: organisation.organisationId,
      id: randomUUID(),
      personId: clinician.personId,
      attemptId,
      sceneId: item.id,
      itemId: item.id,
      practiceId: item.practice,
      choice: [],
      correct: true,
      confidence: 'fairly' as const,
      elapsedMs: 20_000,
      misconceptions: [],
      counts: false,
      answeredAt: trainedAt,
    })),
  })
}
