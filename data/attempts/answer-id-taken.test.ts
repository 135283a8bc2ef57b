import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { OwnerDatabase } from '#data/database/owner-database.ts'
import { dangerouslyDisconnect } from '#data/system.ts'
import { createTestDatabase, type TestDatabase } from '#platform/testing/database.ts'
import { completeModule } from '#simulation/testing/complete-module.ts'
import { makeTestOrganisation, type TestOrganisation } from '#simulation/testing/organisation.ts'
import { openOwner } from '#simulation/testing/with-owner.ts'
import { answerTo, atFirstQuestion, now, slug } from './first-question.testing.ts'
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
  organisation = await makeTestOrganisation(owner, `answer-ids-${randomUUID()}`)
})

afterAll(async () => {
  await close()
  await dangerouslyDisconnect()
  await testDatabase.drop()
})

const answersOf = (personId: string) => owner.answer.findMany({ where: { personId }, orderBy: { answeredAt: 'asc' } })
const attemptOf = (id: string) => owner.attempt.findFirstOrThrow({ where: { id } })

test('refuses an id that an answer elsewhere has, of their own or of someone else, and writes nothing', async () => {
  const [clinician, colleague] = organisation.wardClinicians
  await completeModule(clinician, slug, { now })
  const [own] = await answersOf(clinician.personId)
  const theirs = await atFirstQuestion(colleague)
  const submission = answerTo(theirs.sceneId, theirs.item)
  await recordAnswer(colleague, { attemptId: theirs.attemptId, submission, now })
  const { attemptId, sceneId, item } = await atFirstQuestion(clinician)
  const before = await attemptOf(attemptId)
  const answersBefore = await answersOf(clinician.personId)
  for (const answerId of [own?.id ?? '', submission.answerId]) {
    const refusal = await recordAnswer(clinician, {
      attemptId,
      submission: answerTo(sceneId, item, { answerId }),
      now,
    })
    expect(refusal).toEqual({ ok: false, problem: 'answer-id-taken' })
  }
  expect(await answersOf(clinician.personId)).toEqual(answersBefore)
  expect(await attemptOf(attemptId)).toEqual(before)
  expect(await recordAnswer(clinician, { attemptId, submission: answerTo(sceneId, item), now })).toMatchObject({
    ok: true,
  })
})
