import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { chooseModule } from '#data/assignments/choose-module.ts'
import { parametersByHash, preparedModule } from '#data/curriculum/shared/curriculum.ts'
import type { OwnerDatabase } from '#data/database/owner-database.ts'
import { dangerouslyDisconnect } from '#data/system.ts'

import type { GivenAnswer } from '#data/understanding/shared/given-answer.ts'
import type { Clinician } from '#data/viewer.ts'
import { applyAnswer } from '#domain/comprehension/evidence.ts'
import type { Item, Module } from '#domain/scenario/module.ts'
import { rightChoice, safestPath } from '#domain/scenario/paths.ts'
import { findScene } from '#domain/scenario/play.ts'
import { createTestDatabase, type TestDatabase } from '#platform/testing/database.ts'
import { makeTestOrganisation, publishContent, type TestOrganisation } from '#simulation/testing/organisation.ts'
import { openOwner } from '#simulation/testing/with-owner.ts'
import { beginAttempt } from './begin-attempt.ts'
import { findEnrolment } from './find-enrolment.ts'
import { goOnInAttempt } from './go-on.ts'
import { recordAnswer } from './record-answer.ts'

const now = new Date('2026-06-01T10:00:00Z')
const later = (days: number) => new Date(now.getTime() + days * 24 * 60 * 60 * 1000)
const slug = 'the-call-that-dropped'

let testDatabase: TestDatabase
let organisation: TestOrganisation
let module: Module
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
  organisation = await makeTestOrganisation(owner, `answers-${randomUUID()}`)
})

afterAll(async () => {
  await close()
  await dangerouslyDisconnect()
  await testDatabase.drop()
})

/** A clinician at the first scene of the module that asks something. */
async function atFirstQuestion(
  clinician: Clinician,
  at = now,
): Promise<{ attemptId: string; enrolmentId: string; sceneId: string; item: Item }> {
  const chosen = await chooseModule(clinician, slug, { now: at })
  if (!chosen.ok) throw new Error(chosen.problem)
  const begun = await beginAttempt(clinician, { enrolmentId: chosen.enrolmentId, now: at })
  if (!begun.ok) throw new Error(begun.problem)
  let page = await findEnrolment(clinician, chosen.enrolmentId)
  if (page === null) throw new Error('not found')
  module = await preparedModule(clinician, { moduleVersionHash: page.module.versionHash, policyVersion: 1 })
  while (page?.attempt?.view.then.do === 'go-on') {
    await goOnInAttempt(clinician, { attemptId: begun.attemptId, sceneId: page.attempt.view.scene.id, now: at })
    page = await findEnrolment(clinician, chosen.enrolmentId)
  }
  const sceneId = page?.attempt?.view.scene.id ?? ''
  return { attemptId: begun.attemptId, enrolmentId: chosen.enrolmentId, sceneId, item: itemAt(sceneId) }
}

function itemAt(sceneId: string): Item {
  const scene = findScene(module, sceneId)
  if (scene?.then.do !== 'ask') throw new Error(`Scene ${sceneId} asks nothing`)
  return scene.then.item
}

function answerTo(sceneId: string, item: Item, changes: Partial<GivenAnswer> = {}): GivenAnswer {
  return {
    answerId: randomUUID(),
    sceneId,
    itemId: item.id,
    choice: rightChoice(item),
    confidence: 'fairly',
    elapsedMs: 21_000,
    ...changes,
  }
}

const answersOf = (personId: string) => owner.answer.findMany({ where: { personId }, orderBy: { answeredAt: 'asc' } })
const attemptOf = (id: string) => owner.attempt.findFirstOrThrow({ where: { id } })

/** A wrong choice that the item takes. */
function wrongChoice(item: Item): string[] {
  const wrong = item.options.find(({ correct }) => !correct)
  if (item.format === 'order') return [...rightChoice(item)].reverse()
  return wrong === undefined ? [] : [wrong.id]
}

describe('recording an answer', () => {
  test('keeps it, moves the attempt on, and gives the feedback and the next scene', async () => {
    const [clinician] = organisation.wardClinicians
    const { attemptId, sceneId, item } = await atFirstQuestion(clinician)
    const given = answerTo(sceneId, item)
    const recorded = await recordAnswer(clinician, { attemptId, given, now })
    expect(recorded).toMatchObject({ ok: true, feedback: { itemId: item.id, correct: true } })
    if (recorded.ok) expect(recorded.next.view.scene.id).not.toBe(sceneId)
    const answers = await answersOf(clinician.personId)
    expect(answers).toHaveLength(1)
    expect(answers[0]).toMatchObject({
      id: given.answerId,
      attemptId,
      itemId: item.id,
      practiceId: item.practice,
      correct: true,
      confidence: 'fairly',
      elapsedMs: 21_000,
      counts: true,
      answeredAt: now,
    })
  })

  test('updates the understanding by exactly what domain/comprehension computes', async () => {
    const [clinician] = organisation.wardClinicians
    const { attemptId, sceneId, item } = await atFirstQuestion(clinician)
    await recordAnswer(clinician, { attemptId, given: answerTo(sceneId, item, { confidence: 'sure' }), now })
    const row = await owner.understanding.findFirstOrThrow({
      where: { personId: clinician.personId, practiceId: item.practice },
    })
    const parameters = await parametersByHash(row.parametersHash)
    const expected = applyAnswer(
      null,
      { itemId: item.id, correct: true, confidence: 'sure', elapsedMs: 21_000, answeredAt: now, occasion: 'training' },
      parameters,
    )
    expect(row).toMatchObject(expected)
  })

  test('remembers which misconception a wrong answer chose, and how surely', async () => {
    const [clinician] = organisation.wardClinicians
    const { attemptId, sceneId, item } = await atFirstQuestion(clinician)
    await recordAnswer(clinician, {
      attemptId,
      given: answerTo(sceneId, item, { choice: wrongChoice(item), confidence: 'sure' }),
      now,
    })
    const row = await owner.understanding.findFirstOrThrow({
      where: { personId: clinician.personId, practiceId: item.practice },
    })
    expect(row.sureAndWrong).toBe(1)
    expect(Object.values(row.misconceptions as object)).toEqual([{ times: 1, sure: 1, lastAt: now.toISOString() }])
  })

  test('changes nothing the second time, and gives the same feedback again', async () => {
    const [clinician] = organisation.wardClinicians
    const { attemptId, sceneId, item } = await atFirstQuestion(clinician)
    const given = answerTo(sceneId, item)
    const first = await recordAnswer(clinician, { attemptId, given, now })
    const before = {
      attempt: await attemptOf(attemptId),
      understanding: await owner.understanding.findMany({ where: { personId: clinician.personId } }),
    }
    const second = await recordAnswer(clinician, {
      attemptId,
      given: { ...given, choice: wrongChoice(item), confidence: 'guess' },
      now: later(1),
    })
    expect(second).toEqual(first)
    expect(await answersOf(clinician.personId)).toHaveLength(1)
    expect({
      attempt: await attemptOf(attemptId),
      understanding: await owner.understanding.findMany({ where: { personId: clinician.personId } }),
    }).toEqual(before)
  })

  test('keeps one of two that arrive at once, whichever way they race', async () => {
    const [clinician] = organisation.wardClinicians
    const { attemptId, sceneId, item } = await atFirstQuestion(clinician)
    const given = answerTo(sceneId, item)
    const sent = await Promise.all(Array.from({ length: 8 }, () => recordAnswer(clinician, { attemptId, given, now })))
    expect(sent.every(({ ok }) => ok)).toBe(true)
    expect(await answersOf(clinician.personId)).toHaveLength(1)
    expect((await owner.understanding.findFirstOrThrow({ where: { personId: clinician.personId } })).answers).toBe(1)
  })

  test('refuses a second answer of another device to a scene that is left', async () => {
    const [clinician] = organisation.wardClinicians
    const { attemptId, sceneId, item } = await atFirstQuestion(clinician)
    await recordAnswer(clinician, { attemptId, given: answerTo(sceneId, item), now })
    const other = await recordAnswer(clinician, { attemptId, given: answerTo(sceneId, item), now })
    expect(other).toMatchObject({ ok: false, problem: 'not-current' })
    expect(await answersOf(clinician.personId)).toHaveLength(1)
  })

  test('refuses a choice that the question does not take, and writes nothing', async () => {
    const [clinician] = organisation.wardClinicians
    const { attemptId, sceneId, item } = await atFirstQuestion(clinician)
    for (const choice of [
      ['no-such-option'],
      [item.options[0]?.id ?? '', item.options[0]?.id ?? ''],
      ...(item.format === 'single' ? [[]] : []),
    ])
      expect(
        await recordAnswer(clinician, { attemptId, given: answerTo(sceneId, item, { choice }), now }),
      ).toMatchObject({ ok: false, problem: 'malformed-choice' })
    expect(await answersOf(clinician.personId)).toEqual([])
    expect((await attemptOf(attemptId)).state).toMatchObject({ sceneId })
  })

  test("does not find somebody else's attempt, a colleague's or another organisation's", async () => {
    const [clinician, colleague] = organisation.wardClinicians
    const stranger = (await makeTestOrganisation(owner, `stranger-${randomUUID()}`)).wardClinicians[0]
    const { attemptId, sceneId, item } = await atFirstQuestion(clinician)
    for (const viewer of [colleague, stranger])
      expect(await recordAnswer(viewer, { attemptId, given: answerTo(sceneId, item), now })).toEqual({
        ok: false,
        problem: 'not-found',
      })
    expect(await owner.answer.count({ where: { attemptId } })).toBe(0)
  })
})

describe('which answers count', () => {
  test('a second answer to the same item teaches and does not count within 30 days; after them it counts', async () => {
    const [clinician] = organisation.wardClinicians
    const counted = async (at: Date) => {
      const { attemptId, enrolmentId, sceneId, item } = await atFirstQuestion(clinician, at)
      await recordAnswer(clinician, { attemptId, given: answerTo(sceneId, item), now: at })
      await owner.attempt.updateMany({ where: { id: attemptId }, data: { endedAt: at } })
      await owner.enrolment.updateMany({ where: { id: enrolmentId }, data: { completedAt: at } })
      return (await answersOf(clinician.personId)).at(-1)?.counts
    }
    expect([await counted(now), await counted(later(20)), await counted(later(51))]).toEqual([true, false, true])
  })
})

describe('an attempt', () => {
  test('goes along the safest path to its end, completes the enrolment and shows the debrief', async () => {
    const [clinician] = organisation.wardClinicians
    const { attemptId, enrolmentId } = await atFirstQuestion(clinician)
    let steps = 0
    for (;;) {
      const page = await findEnrolment(clinician, enrolmentId)
      const view = page?.attempt?.view
      if (view === undefined || view.then.do === 'end' || steps++ > 50) break
      const sceneId = view.scene.id
      if (view.then.do === 'go-on') await goOnInAttempt(clinician, { attemptId, sceneId, now })
      else await recordAnswer(clinician, { attemptId, given: answerTo(sceneId, itemAt(sceneId)), now })
    }
    const page = await findEnrolment(clinician, enrolmentId)
    expect(page?.completedAt).toEqual(now)
    expect(page?.attempt?.debrief).not.toBeNull()
    const { steps: safest } = safestPath(module)
    expect(await answersOf(clinician.personId)).toHaveLength(safest.filter(({ did }) => did === 'answered').length)
  })

  test('ends on the version it was begun on, whatever is published meanwhile', async () => {
    const [clinician] = organisation.wardClinicians
    const { attemptId, sceneId, item } = await atFirstQuestion(clinician)
    const begunOn = (await attemptOf(attemptId)).moduleVersionHash
    const newest = await owner.publication.findFirstOrThrow({ orderBy: { id: 'desc' }, include: { curriculum: true } })
    await owner.publication.create({
      data: { curriculumHash: newest.curriculumHash, parametersHash: newest.parametersHash },
    })
    expect(await recordAnswer(clinician, { attemptId, given: answerTo(sceneId, item), now })).toMatchObject({
      ok: true,
    })
    expect((await attemptOf(attemptId)).moduleVersionHash).toBe(begunOn)
  })

  test('is one, however often and on however many devices it is begun', async () => {
    const [clinician] = organisation.wardClinicians
    const chosen = await chooseModule(clinician, slug, { now })
    if (!chosen.ok) throw new Error(chosen.problem)
    const begun = await Promise.all(
      Array.from({ length: 6 }, () => beginAttempt(clinician, { enrolmentId: chosen.enrolmentId, now })),
    )
    expect(new Set(begun.map((attempt) => (attempt.ok ? attempt.attemptId : ''))).size).toBe(1)
  })
})
