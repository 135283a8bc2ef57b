import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Beliefs, beliefsAfter, heldBeliefs, NO_BELIEFS, sureAndWrong } from './beliefs.ts'
import { day } from './evidence.testing.ts'

type GivenAnswer = { at: number; correct: boolean; about?: readonly string[]; sure?: boolean; guessed?: boolean }

function beliefsOf(answers: readonly GivenAnswer[], before: Beliefs = NO_BELIEFS): Beliefs {
  return answers.reduce(
    (beliefs, { at, correct, about = [], sure = false, guessed = false }) =>
      beliefsAfter(
        beliefs,
        { correct, confidence: sure ? 'sure' : 'fairly', answeredAt: day(at), misconceptions: about },
        { guessed },
      ),
    before,
  )
}
const ids = (beliefs: Beliefs) => heldBeliefs(beliefs).map(({ id }) => id)

describe('a belief', () => {
  it('is held from the wrong answer that names it, the surest and most frequent first', () => {
    const beliefs = beliefsOf([
      { at: 0, correct: false, about: ['link'] },
      { at: 0, correct: false, about: ['link', 'app'] },
      { at: 1, correct: false, about: ['app'], sure: true },
    ])
    expect(heldBeliefs(beliefs)).toEqual([
      { id: 'app', times: 2, sure: 1, lastAt: day(1).toISOString() },
      { id: 'link', times: 2, sure: 0, lastAt: day(0).toISOString() },
    ])
  })

  it('is put right, with its date, by a later right answer to an item that offers it', () => {
    const beliefs = beliefsOf([
      { at: 0, correct: false, about: ['link'] },
      { at: 0, correct: true, about: ['other'] },
      { at: 0.1, correct: true, about: ['link', 'other'] },
    ])
    expect(ids(beliefs)).toEqual([])
    expect(beliefs.putRight).toEqual({ link: { since: day(0).toISOString(), at: day(0.1).toISOString() } })
  })

  it('is put right by two right answers in the practice on a later day, and not by two on the same day', () => {
    const wrong = { at: 0, correct: false, about: ['link'] }
    const right = (at: number) => ({ at, correct: true })
    expect(ids(beliefsOf([wrong, right(0.1), right(0.2), right(0.3)]))).toEqual(['link'])
    expect(ids(beliefsOf([wrong, right(7)]))).toEqual(['link'])
    expect(ids(beliefsOf([wrong, right(7), right(7.1)]))).toEqual([])
    expect(ids(beliefsOf([wrong, right(7), right(30)]))).toEqual([])
  })

  it('is not put right by a rapid guess', () => {
    const wrong = { at: 0, correct: false, about: ['link'] }
    expect(ids(beliefsOf([wrong, { at: 7, correct: true, about: ['link'], guessed: true }]))).toEqual(['link'])
  })

  it('that comes back is held again, and no longer put right', () => {
    const beliefs = beliefsOf([
      { at: 0, correct: false, about: ['link'] },
      { at: 1, correct: true, about: ['link'] },
      { at: 2, correct: false, about: ['link'] },
    ])
    expect(ids(beliefs)).toEqual(['link'])
    expect(beliefs.putRight).toEqual({})
  })
})

describe('answers that were sure and wrong', () => {
  const wrong = { correct: false, sure: true }

  it('are counted while they are held, whether or not they name a belief', () => {
    const twice = beliefsOf([
      { ...wrong, at: 0 },
      { ...wrong, at: 0, about: ['link'] },
      { at: 0, correct: false, about: ['link'] },
    ])
    expect(sureAndWrong(twice)).toBe(2)
    expect(sureAndWrong(beliefsOf([{ at: 1, correct: true, about: ['link'] }], twice))).toBe(1)
    expect(
      sureAndWrong(
        beliefsOf(
          [
            { at: 7, correct: true },
            { at: 7, correct: true },
          ],
          twice,
        ),
      ),
    ).toBe(0)
  })

  it('are all put right by two right answers a day after the last of them, whatever came before', () => {
    const answer = fc.record({
      at: fc.double({ min: 0, max: 100, noNaN: true }),
      correct: fc.boolean(),
      about: fc.subarray(['link', 'app', 'call']),
      sure: fc.boolean(),
      guessed: fc.boolean(),
    })
    fc.assert(
      fc.property(fc.array(answer, { maxLength: 30 }), (answers) => {
        const inOrder = answers.toSorted((a, b) => a.at - b.at)
        const right = { at: 101, correct: true }
        const beliefs = beliefsOf(inOrder)
        const end = beliefsOf([right, right], beliefs)
        expect(end.held).toEqual([])
        const heldMisconceptions = new Set(inOrder.filter(({ correct }) => !correct).flatMap(({ about }) => about))
        expect(new Set(Object.keys(end.putRight))).toEqual(heldMisconceptions)
        for (const { at, since } of Object.values(end.putRight)) expect(at >= since).toBe(true)
        // Plain JSON: it comes back from where it is stored as it was.
        expect(JSON.parse(JSON.stringify(beliefs))).toEqual(beliefs)
      }),
    )
  })
})
