import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { changedWords } from './changed-words.ts'

describe('the words that differ between two texts', () => {
  it('are set off from what both begin and end with, at whole words', () => {
    expect(changedWords('Ring her on the clinic’s line, now.', 'Ring her on Clinic Connect, now.')).toEqual({
      start: 'Ring her on ',
      before: 'the clinic’s line, ',
      after: 'Clinic Connect, ',
      end: 'now.',
    })
  })

  it('are none where the texts are the same, and all where they share nothing', () => {
    expect(changedWords('As it was', 'As it was')).toEqual({ start: 'As it was', before: '', after: '', end: '' })
    expect(changedWords('One', 'Other')).toEqual({ start: '', before: 'One', after: 'Other', end: '' })
  })

  it('put together again are the texts', () => {
    const text = fc.array(fc.constantFrom('a', 'b', 'ab', ' ', '\n')).map((parts) => parts.join(''))
    fc.assert(
      fc.property(text, text, (before, after) => {
        const { start, end, ...middle } = changedWords(before, after)
        expect(start + middle.before + end).toBe(before)
        expect(start + middle.after + end).toBe(after)
      }),
    )
  })
})
