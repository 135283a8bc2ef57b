import { expect, test } from 'vitest'
import { beginFollowUp } from './begin-follow-up.ts'
import { findFollowUp } from './find-follow-up.ts'
import { ownFollowUps } from './own-follow-ups.ts'
import { practise } from './practise.ts'
import {
  answers,
  clinician,
  finish,
  itemAskedIn,
  later,
  meetEveryCase,
  rows,
  schedule,
  setUpTrainedClinician,
  startFollowUp,
  understanding,
} from './trained-clinician.testing.ts'

setUpTrainedClinician()

const practice = 'right-patient'

async function begunAt(days: number, about = practice): Promise<string> {
  const practice = await practise(clinician, { practice: about, now: later(days) })
  if (!practice.ok) throw new Error(practice.problem)
  return practice.followUpId
}

test('a practice is practised on the very day, and answers to cases never met count', async () => {
  const before = await understanding()
  const followUpId = await begunAt(0)
  const items = await finish(followUpId, 0)
  expect(items.every((item) => item.practice === practice)).toBe(true)
  expect((await answers()).every(({ counts }) => counts)).toBe(true)
  expect(await understanding()).not.toEqual(before)
  const page = await findFollowUp(clinician, followUpId, { now: later(0) })
  expect(page).toMatchObject({ progress: 'ended', practises: { id: practice } })
})

test('when every case was met, practising goes on; what was met within 30 days teaches and moves nothing', async () => {
  await meetEveryCase()
  const before = await understanding()
  const items = await finish(await begunAt(3), 3)
  expect(items.length).toBeGreaterThan(0)
  expect((await answers()).every(({ counts }) => !counts)).toBe(true)
  expect(await understanding()).toEqual(before)
  await finish(await begunAt(40), 40)
  expect((await answers()).some(({ counts }) => counts)).toBe(true)
})

test('pressed twice it goes on with one round; another practice gives the first up; it delays no follow-up', async () => {
  const [one, other] = await Promise.all([begunAt(2), begunAt(2)])
  expect(one).toBe(other)
  expect((await ownFollowUps(clinician, { now: later(2) })).practising).toEqual({ id: one, practice })
  const next = await begunAt(2, 'approved-tools')
  expect(next).not.toBe(one)
  expect((await itemAskedIn(next)).practice).toBe('approved-tools')
  // The night makes room for what is asked of them.
  await schedule(8)
  const { open } = await ownFollowUps(clinician, { now: later(8) })
  expect(open?.progress).toBe('waiting')
  expect((await rows()).filter(({ endedAt, expiredAt }) => endedAt === null && expiredAt === null)).toHaveLength(1)
})

test('a follow-up that waits comes first', async () => {
  const followUpId = await startFollowUp()
  expect(await begunAt(8)).toBe(followUpId)
  expect(await beginFollowUp(clinician, { followUpId, now: later(8) })).toEqual({ ok: true })
  expect(await practise(clinician, { practice: 'no-such-practice', now: later(8) })).toEqual({
    ok: false,
    problem: 'not-found',
  })
})
