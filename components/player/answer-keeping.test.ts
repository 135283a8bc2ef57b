import { describe, expect, it } from 'vitest'
import {
  attemptsWithAnswers,
  dropAnswer,
  dropDraft,
  findAnswers,
  findDraft,
  type Keeping,
  keepAnswers,
  keepDraft,
} from './answer-keeping.ts'
import { inMemory, someAnswer } from './small-views.ts'

const full: Keeping = {
  ...inMemory(),
  setItem: () => {
    throw new Error('QuotaExceededError')
  },
}

/** As some private windows have it: nothing is refused, and nothing is there afterwards. */
const forgetful: Keeping = { ...inMemory(), setItem: () => undefined }

const page = { page: '/learn/mine', address: '/api/attempts/mine/answers' }
const keptAnswers = { ...page, answers: [someAnswer] }
const newer = { ...someAnswer, answerId: 'newer' }

describe('answers kept on this device', () => {
  it('come back whole and in order, under their own attempt alone', () => {
    const keeping = inMemory()
    const both = { ...page, answers: [{ ...someAnswer, next: 'held' as const }, newer] }
    expect(keepAnswers(keeping, 'mine', both)).toBe('kept')
    expect(findAnswers(keeping, 'mine')).toEqual(both)
    expect(findAnswers(keeping, 'another')).toBeNull()
    expect(attemptsWithAnswers(keeping)).toEqual(['mine'])
  })
  it('are let go of by their ids, so that a newer one stays', () => {
    const keeping = inMemory()
    keepAnswers(keeping, 'mine', { ...page, answers: [someAnswer, newer] })
    dropAnswer(keeping, 'mine', someAnswer.answerId)
    expect(findAnswers(keeping, 'mine')?.answers).toEqual([newer])
    dropAnswer(keeping, 'mine', 'newer')
    expect(findAnswers(keeping, 'mine')).toBeNull()
    expect(attemptsWithAnswers(keeping)).toEqual([])
  })
  it('are found as an earlier build kept them, one at a time', () => {
    const storage = new Map([['curtain.unsent.mine', JSON.stringify(someAnswer)]])
    expect(findAnswers(inMemory(storage), 'mine')?.answers).toEqual([someAnswer])
  })
  it('are said to be kept only where storage is neither full nor forbidden nor forgetful', () => {
    expect(keepAnswers(full, 'mine', keptAnswers)).toBe('not-kept')
    expect(keepAnswers(null, 'mine', keptAnswers)).toBe('not-kept')
    expect(keepAnswers(forgetful, 'mine', keptAnswers)).toBe('not-kept')
  })
  it.each([
    'not JSON',
    '{}',
    'null',
    '{"answerId":1}',
    JSON.stringify({ ...someAnswer, confidence: 'certain' }),
    JSON.stringify({ ...page, answers: [{ ...someAnswer, next: 'whatever' }] }),
  ])('are none when %s is stored', (storedText) => {
    expect(findAnswers(inMemory(new Map([['curtain.unsent.mine', storedText]])), 'mine')).toBeNull()
  })
})

describe('a choice half made', () => {
  const draft = { sceneId: 'first', choice: ['ring'], confidence: null, elapsedMs: 900 }
  it('comes back in the scene it was made in', () => {
    const keeping = inMemory()
    keepDraft(keeping, 'mine', draft)
    expect(findDraft(keeping, 'mine', 'first')).toEqual(draft)
    expect(findDraft(keeping, 'mine', 'second')).toBeNull()
    dropDraft(keeping, 'mine')
    expect(findDraft(keeping, 'mine', 'first')).toBeNull()
  })
})
