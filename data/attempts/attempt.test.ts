import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { chooseModule } from '#data/assignments/choose-module.ts'
import { parametersByHash } from '#data/curriculum/shared/curriculum.ts'
import type { OwnerDatabase } from '#data/database/owner-database.ts'
import type { Answer } from '#data/generated/client.ts'
import { dangerouslyDisconnect } from '#data/system.ts'
import type { Clinician } from '#data/viewer.ts'
import { applyAnswer, type CountedAnswer, type Evidence } from '#domain/comprehension/evidence.ts'
import { safestPath } from '#domain/scenario/paths.ts'
import { createTestDatabase, type TestDatabase } from '#platform/testing/database.ts'
import { makeTestOrganisation, type TestOrganisation } from '#simulation/testing/organisation.ts'
import { openOwner } from '#simulation/testing/with-owner.ts'
import { beginAttempt } from './begin-attempt.ts'
import { findEnrolment } from './find-enrolment.ts'
import { answerTo, atFirstQuestion, itemAt, now, slug } from './first-question.testing.ts'
import { goOnInAttempt } from './go-on.ts'
import { recordAnswer } from './record-answer.ts'

let testDatabase: TestDatabase
let organisation: TestOrganisation
let owner: OwnerDatabase
let close: () => Promise<void>

beforeAll(async () => {
  testDatabase = await createTestDatabase()
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
const toCountedAnswer = (answer: Answer): CountedAnswer => ({ ...answer, occasion: 'training' })
const attemptOf = (id: string) => owner.attempt.findFirstOrThrow({ where: { id } })

/** Goes through a whole attempt, each step at the moment that its number has. */
async function toTheEnd(clinician: Clinician, at: (step: number) => Date) {
  const startedAttempt = await atFirstQuestion(clinician)
  const { attemptId, enrolmentId, module } = startedAttempt
  for (let step = 0; step <= 50; step++) {
    const view = (await findEnrolment(clinician, enrolmentId))?.attempt?.view
    if (view === undefined || view.then.do === 'end') break
    const sceneId = view.scene.id
    if (view.then.do === 'go-on') await goOnInAttempt(clinician, { attemptId, sceneId, now: at(step) })
    else
      await recordAnswer(clinician, {
        attemptId,
        submission: answerTo(sceneId, itemAt(module, sceneId)),
        now: at(step),
      })
  }
  return startedAttempt
}

const minute = (step: number) => new Date(now.getTime() + step * 60_000)

describe('an attempt', () => {
  test('goes along the safest path to its end, completes the enrolment and shows the debrief', async () => {
    const [clinician] = organisation.wardClinicians
    const { attemptId, enrolmentId, module } = await toTheEnd(clinician, minute)
    const page = await findEnrolment(clinician, enrolmentId)
    const endedAt = (await attemptOf(attemptId)).endedAt
    expect(endedAt?.getTime()).toBeGreaterThan(now.getTime())
    expect(page?.completedAt).toEqual(endedAt)
    expect(page?.attempt?.debrief).not.toBeNull()
    const { steps: safest } = safestPath(module)
    expect(await answersOf(clinician.personId)).toHaveLength(safest.filter(({ did }) => did === 'answered').length)
  })

  test('is computed again to the same from its answers, though the clock was set back after each of them', async () => {
    const [clinician] = organisation.wardClinicians
    await toTheEnd(clinician, (step) => new Date(now.getTime() - step * 3_600_000))
    const ofPerson = { where: { personId: clinician.personId } }
    const understandings = await owner.understanding.findMany({ ...ofPerson, orderBy: { practiceId: 'asc' } })
    const parameters = await parametersByHash(understandings[0]?.parametersHash ?? '')
    const again = new Map<string, Evidence>()
    for (const answer of await answersOf(clinician.personId))
      again.set(
        answer.practiceId,
        applyAnswer(again.get(answer.practiceId) ?? null, toCountedAnswer(answer), parameters),
      )
    expect(understandings.some(({ answers }) => answers > 1)).toBe(true)
    for (const { practiceId, likelihood, stabilityDays, lastEvidenceAt } of understandings)
      expect(again.get(practiceId)).toMatchObject({ likelihood, stabilityDays, lastEvidenceAt })
  })

  test('ends on the version it was begun on, whatever is published meanwhile', async () => {
    const [clinician] = organisation.wardClinicians
    const { attemptId, sceneId, item } = await atFirstQuestion(clinician)
    const begunOn = (await attemptOf(attemptId)).moduleVersionHash
    const newest = await owner.publication.findFirstOrThrow({ orderBy: { id: 'desc' }, include: { curriculum: true } })
    await owner.publication.create({
      data: { curriculumHash: newest.curriculumHash, parametersHash: newest.parametersHash },
    })
    expect(await recordAnswer(clinician, { attemptId, submission: answerTo(sceneId, item), now })).toMatchObject({
      ok: true,
    })
    expect((await attemptOf(attemptId)).moduleVersionHash).toBe(begunOn)
  })

  test('is one, however often and on however many devices it is begun', async () => {
    const [clinician] = organisation.wardClinicians
    const choice = await chooseModule(clinician, slug, { now })
    if (!choice.ok) throw new Error(choice.problem)
    const attempts = await Promise.all(
      Array.from({ length: 6 }, () => beginAttempt(clinician, { enrolmentId: choice.enrolmentId, now })),
    )
    expect(new Set(attempts.map((attempt) => (attempt.ok ? attempt.attemptId : ''))).size).toBe(1)
  })
})
