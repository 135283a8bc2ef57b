import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { answers, now, only, parameters, practices } from './read-out.testing.ts'
import { readOut } from './read-out.ts'

describe('the interval of a probability', () => {
  it('holds the probability, and narrows with evidence', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 20 }), fc.integer({ min: 0, max: 20 }), (right, wrong) => {
        const estimate = only({ a: answers('a', right, wrong) }).a
        if (!estimate) throw new Error('no estimate')
        expect(estimate.interval.low).toBeLessThanOrEqual(estimate.probability)
        expect(estimate.interval.high).toBeGreaterThanOrEqual(estimate.probability)
        expect(estimate.interval.low).toBeGreaterThanOrEqual(0)
        expect(estimate.interval.high).toBeLessThanOrEqual(1)
      }),
    )
    const width = (answerCount: number) => {
      const { high, low } = only({ a: answers('a', answerCount, 0) }).a?.interval ?? { high: 1, low: 0 }
      return high - low
    }
    expect(width(20)).toBeLessThan(width(3) / 2)
    expect(width(3)).toBeLessThan(width(0))
  })

  it('is a central 90 % of the posterior for theta', () => {
    const estimate = readOut(new Map(), parameters, { practices, asOf: now })[0]
    expect(estimate?.thetaInterval.low).toBeCloseTo(-1.645, 1)
    expect(estimate?.thetaInterval.high).toBeCloseTo(1.645, 1)
  })
})
