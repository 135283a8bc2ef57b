import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { certaintyOf, probabilityOf, type WeighedChoice } from './calibration.ts'
import { plantedBank } from './planted-bank.ts'
import { readFileByFile } from './reader.ts'

const scores = fc.array(fc.double({ min: -5, max: 5, noNaN: true }), { minLength: 2, maxLength: 6 })
const weighings = fc
  .array(fc.tuple(scores, fc.nat()), { minLength: 1, maxLength: 60 })
  .map((draws): WeighedChoice[] => draws.map(([each, place]) => ({ scores: each, right: place % each.length })))

const surprise = (choices: readonly WeighedChoice[], certainty: number) =>
  choices.reduce((sum, { scores, right }) => sum - Math.log(probabilityOf(right, scores, certainty)), 0)

describe('how much a reader’s certainty is taken for', () => {
  it('is what makes the right answers most likely', () => {
    fc.assert(
      fc.property(weighings, fc.double({ min: 0, max: 1, noNaN: true }), (choices, other) => {
        const certainty = certaintyOf(choices)
        expect(certainty).toBeGreaterThanOrEqual(0)
        expect(certainty).toBeLessThanOrEqual(1)
        expect(surprise(choices, certainty)).toBeLessThanOrEqual(surprise(choices, other) + 1e-6)
      }),
    )
  })

  it('is nothing where the reader is sure and right as often as by chance, and all where it is always right', () => {
    const sure = (right: number): WeighedChoice => ({ scores: [2, 0, 0, 0], right })
    expect(certaintyOf([0, 1, 2, 3].map(sure))).toBeCloseTo(0, 4)
    expect(certaintyOf([0, 0, 0].map(sure))).toBeCloseTo(1, 4)
  })

  it('does not depend on what the scores are counted from', () => {
    const [one, other] = [0, 7].map((from) =>
      certaintyOf([0, 0, 1].map((right) => ({ scores: [from + 1, from], right }))),
    )
    expect(one).toBeCloseTo(other ?? 0, 6)
  })
})

describe('a reader that is taken for no surer than it is right', () => {
  const meanBorneOut = (guesses: ReturnType<typeof readFileByFile>) =>
    guesses.reduce((sum, { ofKeyBorneOut }) => sum + (ofKeyBorneOut ?? 0), 0) / guesses.length

  test('gives chance where nothing tells, and keeps its word where a word tells', () => {
    const even = readFileByFile(plantedBank())
    for (const { ofKeyBorneOut } of even) expect(Math.abs((ofKeyBorneOut ?? 0) - 0.25)).toBeLessThan(0.15)
    const ringing = readFileByFile(
      plantedBank((words, right, draw) =>
        draw() < (right ? 0.9 : 0.1) ? `${words.slice(1).join(' ')} ring` : words.join(' '),
      ),
    )
    expect(meanBorneOut(ringing)).toBeGreaterThan(0.5)
    // As often right as it says on the whole: that is what floors are for.
    const right = ringing.reduce((sum, guess) => sum + guess.right, 0) / ringing.length
    const namedShare = ringing.reduce((sum, { ofKey }) => sum + (ofKey ?? 0), 0) / ringing.length
    expect(Math.abs(meanBorneOut(ringing) - right)).toBeLessThan(Math.abs(namedShare - right) + 0.1)
  })
})
