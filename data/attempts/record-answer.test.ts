import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { parametersByHash } from '#data/curriculum/shared/curriculum.ts'
import type { OwnerDatabase } from '#data/database/owner-database.ts'
import { dangerouslyDisconnect } from '#data/system.ts'
import { applyAnswer } from '#domain/comprehension/evidence.ts'
import { createTestDatabase, type TestDatabase } from '#platform/testing/database.ts'
import { makeTestOrganisation, type TestOrganisation } from '#simulation/testing/organisation.ts'
import { openOwner } from '#simulation/testing/with-owner.ts'
import { answerTo, atFirstQuestion, later, now, wrongChoice } from './first-question.testing.ts'
import { recordAnswer } from './record-answer.ts'

let testDatabase: TestDatabase
let organisation: TestOrganisation
let owner: OwnerDatabase
let close: () => Promise<void>

beforeAll(async () => {
  testDatabase = await createTestDatabase({ as: 'web' })
  const ownerConnection = await openOwner(testDatabase.ownerUrl)
  owner = ownerConnection.owner
  close = ownerConnection.close
})

beforeEach(async () => {
  organisation = await makeTestOrganisation(owner, `answers-${randomUUID()}`)
})

afterAll(async () => {
  await close()
  await dangerouslyDisconnect()
  await testDatabase.drop()
})

const answersOf = (personId: string) => owner.answer.findMany({ where: { personId }, orderBy: { answeredAt: 'asc' } })
const attemptOf = (id: string) => owner.attempt.findFirstOrThrow({ where: { id } })

describe('recording an answer', () => {
  test('keeps it, moves the attempt on, and gives the feedback and the next scene', async () => {
    const [clinician] = organisation.wardClinicians
    const { attemptId, sceneId, item } = await atFirstQuestion(clinician)
    const submission = answerTo(sceneId, item)
    const outcome = await recordAnswer(clinician, { attemptId, submission, now })
    expect(outcome).toMatchObject({ ok: true, feedback: { itemId: item.id, correct: true } })
    if (outcome.ok) expect(outcome.next.view.scene.id).not.toBe(sceneId)
    const answers = await answersOf(clinician.personId)
    expect(answers).toHaveLength(1)
    expect(answers[0]).toMatchObject({
      id: submission.answerId,
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
    await recordAnswer(clinician, { attemptId, submission: answerTo(sceneId, item, { confidence: 'sure' }), now })
    const row = await owner.understanding.findFirstOrThrow({
      where: { personId: clinician.personId, practiceId: item.practice },
    })
    const parameters = await parametersByHash(row.parametersHash)
    const evidenceAfter = applyAnswer(
      null,
      { itemId: item.id, correct: true, confidence: 'sure', elapsedMs: 21_000, answeredAt: now, occasion: 'training' },
      parameters,
    )
    expect(row).toMatchObject(evidenceAfter)
  })

  test('remembers which misconception a wrong answer chose, and how surely', async () => {
    const [clinician] = organisation.wardClinicians
    const { attemptId, sceneId, item } = await atFirstQuestion(clinician)
    await recordAnswer(clinician, {
      attemptId,
      submission: answerTo(sceneId, item, { choice: wrongChoice(item), confidence: 'sure' }),
      now,
    })
    const row = await owner.understanding.findFirstOrThrow({
      where: { personId: clinician.personId, practiceId: item.practice },
    })
    expect(row.sureAndWrong).toBe(1)
    expect(row.misconceptions).toMatchObject({
      held: [{ at: now.toISOString(), sure: true, rightSince: 0 }],
      putRight: {},
    })
  })

  test('changes nothing the second time, and gives the same feedback again', async () => {
    const [clinician] = organisation.wardClinicians
    const { attemptId, sceneId, item } = await atFirstQuestion(clinician)
    const submission = answerTo(sceneId, item)
    const first = await recordAnswer(clinician, { attemptId, submission, now })
    const before = {
      attempt: await attemptOf(attemptId),
      understanding: await owner.understanding.findMany({ where: { personId: clinician.personId } }),
    }
    const second = await recordAnswer(clinician, {
      attemptId,
      submission: { ...submission, choice: wrongChoice(item), confidence: 'guess' },
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
    const submission = answerTo(sceneId, item)
    const outcomes = await Promise.all(
      Array.from({ length: 8 }, () => recordAnswer(clinician, { attemptId, submission, now })),
    )
    expect(outcomes.every(({ ok }) => ok)).toBe(true)
    expect(await answersOf(clinician.personId)).toHaveLength(1)
    expect((await owner.understanding.findFirstOrThrow({ where: { personId: clinician.personId } })).answers).toBe(1)
  })

  test('refuses a second answer of another device to a scene that is left', async () => {
    const [clinician] = organisation.wardClinicians
    const { attemptId, sceneId, item } = await atFirstQuestion(clinician)
    await recordAnswer(clinician, { attemptId, submission: answerTo(sceneId, item), now })
    const other = await recordAnswer(clinician, { attemptId, submission: answerTo(sceneId, item), now })
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
        await recordAnswer(clinician, { attemptId, submission: answerTo(sceneId, item, { choice }), now }),
      ).toMatchObject({ ok: false, problem: 'malformed-choice' })
    expect(await answersOf(clinician.personId)).toEqual([])
    expect((await attemptOf(attemptId)).state).toMatchObject({ sceneId })
  })

  test("does not find someone else's attempt, a colleague's or another organisation's", async () => {
    const [clinician, colleague] = organisation.wardClinicians
    const stranger = (await makeTestOrganisation(owner, `stranger-${randomUUID()}`)).wardClinicians[0]
    const { attemptId, sceneId, item } = await atFirstQuestion(clinician)
    for (const viewer of [colleague, stranger])
      expect(await recordAnswer(viewer, { attemptId, submission: answerTo(sceneId, item), now })).toEqual({
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
      await recordAnswer(clinician, { attemptId, submission: answerTo(sceneId, item), now: at })
      await owner.attempt.updateMany({ where: { id: attemptId }, data: { endedAt: at } })
      await owner.enrolment.updateMany({ where: { id: enrolmentId }, data: { completedAt: at } })
      return (await answersOf(clinician.personId)).at(-1)?.counts
    }
    expect([await counted(now), await counted(later(20)), await counted(later(51))]).toEqual([true, false, true])
  })
})
