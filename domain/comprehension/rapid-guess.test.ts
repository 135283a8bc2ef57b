import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { overconfidence } from './overconfidence.ts'
import { PRIOR_RESPONSE_TIME, rapidGuessProbability } from './rapid-guess.ts'

describe('the probability of a rapid guess', () => {
  it('is high at one second, low at ten, and zero from the engaged median', () => {
    expect(rapidGuessProbability(PRIOR_RESPONSE_TIME, 1000)).toBeGreaterThan(0.9)
    expect(rapidGuessProbability(PRIOR_RESPONSE_TIME, 10_000)).toBeLessThan(0.01)
    expect(rapidGuessProbability(PRIOR_RESPONSE_TIME, 20_000)).toBe(0)
  })

  it('never rises with time, and takes nonsense times for the fastest', () => {
    fc.assert(
      fc.property(fc.integer({ min: -5, max: 60_000 }), fc.integer({ min: 0, max: 60_000 }), (elapsedMs, more) => {
        const faster = rapidGuessProbability(PRIOR_RESPONSE_TIME, elapsedMs)
        expect(faster).toBeGreaterThanOrEqual(rapidGuessProbability(PRIOR_RESPONSE_TIME, elapsedMs + more))
        expect(faster).toBeLessThanOrEqual(1)
      }),
    )
  })
})

describe('overconfidence', () => {
  it('is mean stated confidence less accuracy', () => {
    const { bias } = overconfidence([
      { confidence: 'sure', correct: true },
      { confidence: 'fairly', correct: false },
      { confidence: 'guess', correct: true },
      { confidence: null, correct: false },
    ])
    expect(bias).toBeCloseTo((0.9 + 0.73 + 0.5) / 3 - 2 / 3, 12)
  })

  it('draws the confidently wrong rate towards what sure allows for', () => {
    expect(overconfidence([])).toMatchObject({ bias: null, confidentlyWrongRate: 0.1 })
    const wrong = Array.from({ length: 5 }, () => ({ confidence: 'sure' as const, correct: false }))
    expect(overconfidence(wrong)).toMatchObject({ sureAndWrong: 5, confidentlyWrongRate: 6 / 15 })
  })
})
