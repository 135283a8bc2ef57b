import { describe, expect, test } from 'vitest'
import { changeOwnLanguage } from '#data/people/change-own-language.ts'
import { suspendPerson } from '#data/people/suspend-person.ts'
import type { LearnerView } from '#domain/scenario/learner-view.ts'
import { someChoice } from '#domain/scenario/some-choice.testing.ts'
import {
  answer,
  attemptId,
  cookieOf,
  countAnswers,
  organisation,
  owner,
  post,
  setUpAskedAttempt,
} from './attempt-in-progress.testing.ts'

setUpAskedAttempt()

describe('a further answer, with the attempt in hand', () => {
  /** Goes on from the feedback to the next question, over HTTP; returns an answer to it. */
  async function nextAnswer(cookie: string): Promise<object> {
    let { view }: { view: LearnerView } = await (await post(answer(), { cookie })).json()
    while (view.then.do === 'go-on') {
      const response: Response = await post(
        { sceneId: view.scene.id },
        { cookie },
        `/api/attempts/${attemptId}/continue`,
      )
      view = (await response.json()).view
    }
    if (view.then.do !== 'ask') throw new Error('The module asks nothing more')
    const { question } = view.then
    return { ...answer(), sceneId: view.scene.id, itemId: question.itemId, choice: someChoice(question, 0) }
  }

  test('is recorded, with the understanding that the answers before it left', async () => {
    const cookie = await cookieOf(organisation.wardClinicians[0])
    expect((await post(await nextAnswer(cookie), { cookie })).status).toBe(200)
    expect(await countAnswers()).toBe(2)
    const understandings = await owner.understanding.findMany({
      where: { personId: organisation.wardClinicians[0].personId },
    })
    expect(understandings.reduce((sum, { answers }) => sum + answers, 0)).toBe(2)
  })

  test('is refused from the moment that the person is suspended, or lost the role', async () => {
    const cookie = await cookieOf(organisation.wardClinicians[0])
    const further = await nextAnswer(cookie)
    await owner.personRole.deleteMany({ where: { personId: organisation.wardClinicians[0].personId } })
    expect((await post(further, { cookie })).status).toBe(401)
    await suspendPerson(organisation.administrator, organisation.wardClinicians[0].personId, { now: new Date() })
    expect((await post(further, { cookie })).status).toBe(401)
    expect(await countAnswers()).toBe(1)
  })

  test('is told in the language that the person has chosen since', async () => {
    const [clinician] = organisation.wardClinicians
    const cookie = await cookieOf(clinician)
    const further = await nextAnswer(cookie)
    await changeOwnLanguage(clinician, { language: 'es' })
    const response = await post(further, { cookie }, `/api/attempts/${attemptId}/answers?language=es`)
    expect((await response.json()).feedback.principle.language).toBe('es')
  })

  test('is recorded once though another process moved the attempt on, or the same answer comes again', async () => {
    const [clinician] = organisation.wardClinicians
    const cookie = await cookieOf(clinician)
    const further = await nextAnswer(cookie)
    // As another process would: past what this one has in hand.
    await owner.attempt.updateMany({ where: { id: attemptId }, data: { revision: { increment: 1 } } })
    expect((await post(further, { cookie })).status).toBe(200)
    expect((await post(further, { cookie })).status).toBe(200)
    expect(await countAnswers()).toBe(2)
  })
})
