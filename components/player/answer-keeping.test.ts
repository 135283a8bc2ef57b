import { describe, expect, it } from 'vitest'
import { dropAnswer, dropDraft, findAnswer, findDraft, type Keeping, keepAnswer, keepDraft } from './answer-keeping.ts'
import { someAnswer } from './small-views.ts'

function inMemory(stored = new Map<string, string>()): Keeping {
  return {
    getItem: (key) => stored.get(key) ?? null,
    setItem: (key, value) => void stored.set(key, value),
    removeItem: (key) => void stored.delete(key),
  }
}

const full: Keeping = {
  ...inMemory(),
  setItem: () => {
    throw new Error('QuotaExceededError')
  },
}

/** As some private windows have it: nothing is refused, and nothing is there afterwards. */
const forgetful: Keeping = { ...inMemory(), setItem: () => undefined }

describe('an answer kept on this device', () => {
  it('comes back whole, under its own attempt alone', () => {
    const keeping = inMemory()
    expect(keepAnswer(keeping, 'mine', someAnswer)).toBe('kept')
    expect(findAnswer(keeping, 'mine')).toEqual(someAnswer)
    expect(findAnswer(keeping, 'another')).toBeNull()
  })
  it('is let go of by its id, so that a newer one stays', () => {
    const keeping = inMemory()
    keepAnswer(keeping, 'mine', { ...someAnswer, answerId: 'newer' })
    dropAnswer(keeping, 'mine', someAnswer.answerId)
    expect(findAnswer(keeping, 'mine')?.answerId).toBe('newer')
    dropAnswer(keeping, 'mine', 'newer')
    expect(findAnswer(keeping, 'mine')).toBeNull()
  })
  it('is honest about storage that is full or forbidden', () => {
    expect(keepAnswer(full, 'mine', someAnswer)).toBe('not-kept')
    expect(keepAnswer(null, 'mine', someAnswer)).toBe('not-kept')
    expect(keepAnswer(forgetful, 'mine', someAnswer)).toBe('not-kept')
  })
  it.each(['not JSON', '{}', 'null', '{"answerId":1}', JSON.stringify({ ...someAnswer, confidence: 'certain' })])(
    'is no answer when %s is stored',
    (stored) => {
      expect(findAnswer(inMemory(new Map([['curtain.unsent.mine', stored]])), 'mine')).toBeNull()
    },
  )
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
