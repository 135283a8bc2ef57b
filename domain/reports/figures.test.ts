import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { countedPercent, estimatedPercent, estimateFigures } from './figures.ts'

describe('per cent', () => {
  it('never calls an estimate certain', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 1, noNaN: true }), (probability) => {
        const percent = estimatedPercent(probability)
        expect(percent).toBeGreaterThanOrEqual(1)
        expect(percent).toBeLessThanOrEqual(99)
      }),
    )
  })
  it('says a range with its estimate in it', () => {
    expect(estimateFigures(0.994, { low: 0.996, high: 1 })).toEqual({ value: 99, low: 99, high: 100 })
    expect(estimateFigures(0.002, { low: 0, high: 0.003 })).toEqual({ value: 1, low: 0, high: 1 })
    const share = fc.double({ min: 0, max: 1, noNaN: true })
    fc.assert(
      fc.property(share, share, share, (probability, one, other) => {
        const { value, low, high } = estimateFigures(probability, {
          low: Math.min(one, other),
          high: Math.max(one, other),
        })
        expect(low <= value && value <= high).toBe(true)
      }),
    )
  })
  it('calls completion whole only when it is', () => {
    expect(countedPercent({ done: 299, assigned: 300 })).toBe(99)
    expect(countedPercent({ done: 300, assigned: 300 })).toBe(100)
    expect(countedPercent({ done: 1, assigned: 300 })).toBe(1)
    expect(countedPercent({ done: 0, assigned: 300 })).toBe(0)
  })
  it('says nothing of what nobody was asked to do', () => {
    expect(countedPercent({ done: 0, assigned: 0 })).toBeNull()
  })
})
