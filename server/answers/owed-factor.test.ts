import { expect, test } from 'vitest'
import { changeFactorRule } from '#data/people/required-factor.ts'
import {
  answer,
  cookieOf,
  countAnswers,
  organisation,
  owner,
  post,
  setUpAskedAttempt,
} from './attempt-in-progress.testing.ts'

setUpAskedAttempt()

test('an answer waits while its person has to set up a second factor, and is taken once they have', async () => {
  const [clinician] = organisation.wardClinicians
  const { organisationId, personId } = clinician
  const now = new Date()
  const cookie = await cookieOf(clinician)
  const first = await post(answer(), { cookie })
  expect(first.status).toBe(200)
  const { view } = await first.json()
  const nobody = { administrator: null, manager: null, clinician: null }
  const rule = { ...nobody, clinician: new Date('2026-01-01') }
  await changeFactorRule(organisation.administrator, { rule }, { now })
  // What comes next is at hand from the step before, and yet nothing is written.
  const { then, scene } = view
  const waiting =
    then.do === 'ask'
      ? {
          ...answer(),
          sceneId: scene.id,
          itemId: then.question.itemId,
          choice: [then.question.options[0].id],
        }
      : answer()
  const refusal = await post(waiting, { cookie })
  expect(refusal.status).toBe(401)
  expect(await refusal.json()).toMatchObject({ error: { code: 'signed-out' } })
  expect(await countAnswers()).toBe(1)
  await owner.secondFactor.create({
    data: { organisationId, personId, sealed: 'sealed', createdAt: now, confirmedAt: now },
  })
  const sentAgain = await post(waiting, { cookie })
  expect(sentAgain.status).not.toBe(401)
  expect(await countAnswers()).toBe(then.do === 'ask' ? 2 : 1)
})
