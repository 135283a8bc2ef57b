import { describe, expect, test } from 'vitest'
import { wrongChoice } from '#simulation/testing/complete-module.ts'
import { recordFollowUpAnswer } from './record-follow-up-answer.ts'
import {
  answers,
  answerTo,
  clinician,
  itemAskedIn,
  later,
  owner,
  setUpTrainedClinician,
  startFollowUp,
  understanding,
} from './trained-clinician.testing.ts'

setUpTrainedClinician()

describe('an answer in a follow-up', () => {
  test('records each answer once, however often and however many at once it is sent', async () => {
    const followUpId = await startFollowUp()
    const item = await itemAskedIn(followUpId)
    const submission = answerTo(item)
    const outcomes = await Promise.all(
      Array.from({ length: 8 }, () => recordFollowUpAnswer(clinician, { followUpId, submission, now: later(8) })),
    )
    expect(outcomes.every(({ ok }) => ok)).toBe(true)
    expect(await answers()).toHaveLength(1)
    const again = await recordFollowUpAnswer(clinician, {
      followUpId,
      submission: { ...submission, choice: wrongChoice(item) },
      now: later(9),
    })
    expect(again).toMatchObject({ ok: true, feedback: { itemId: item.id, correct: true } })
    expect(await answers()).toMatchObject([
      {
        id: submission.answerId,
        followUpId,
        attemptId: null,
        itemId: item.id,
        sceneId: item.id,
        counts: true,
        correct: true,
      },
    ])
  })

  test('refuses an id that an answer elsewhere has, and writes nothing', async () => {
    const elsewhere = await owner.answer.findFirstOrThrow({ where: { personId: clinician.personId } })
    const followUpId = await startFollowUp()
    const item = await itemAskedIn(followUpId)
    const submission = { ...answerTo(item), answerId: elsewhere.id }
    expect(await recordFollowUpAnswer(clinician, { followUpId, submission, now: later(8) })).toEqual({
      ok: false,
      problem: 'answer-id-taken',
    })
    expect(await answers()).toEqual([])
    expect(await itemAskedIn(followUpId)).toEqual(item)
  })

  test('takes one of two devices at the same case, and tells the other where it stands', async () => {
    const followUpId = await startFollowUp()
    const item = await itemAskedIn(followUpId)
    const both = await Promise.all([
      recordFollowUpAnswer(clinician, { followUpId, submission: answerTo(item), now: later(8) }),
      recordFollowUpAnswer(clinician, { followUpId, submission: answerTo(item), now: later(8) }),
    ])
    expect(both.map(({ ok }) => ok).sort()).toEqual([false, true])
    expect(both.find(({ ok }) => !ok)).toMatchObject({ problem: 'not-current', next: { view: {} } })
    expect(await answers()).toHaveLength(1)
  })

  test('refuses what the case does not take, and another case, and writes nothing', async () => {
    const followUpId = await startFollowUp()
    const item = await itemAskedIn(followUpId)
    const before = await understanding()
    const refusalFor = async (changes: object) =>
      recordFollowUpAnswer(clinician, { followUpId, submission: { ...answerTo(item), ...changes }, now: later(8) })
    expect(await refusalFor({ choice: ['no-such-option'] })).toMatchObject({ problem: 'malformed-choice' })
    expect(await refusalFor({ sceneId: 'another' })).toMatchObject({ problem: 'not-current' })
    expect(await refusalFor({ itemId: 'another' })).toMatchObject({ problem: 'not-this-item' })
    expect(await answers()).toEqual([])
    expect(await understanding()).toEqual(before)
  })

  test('asks nothing more once its time is over', async () => {
    const followUpId = await startFollowUp()
    const item = await itemAskedIn(followUpId)
    const late = await recordFollowUpAnswer(clinician, { followUpId, submission: answerTo(item), now: later(24) })
    expect(late).toMatchObject({ ok: false, problem: 'not-current', next: { view: { scene: { id: 'end' } } } })
    expect(await answers()).toEqual([])
  })
})
