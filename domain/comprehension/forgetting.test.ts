import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ASSUMED_FORGETTING, daysBetween, forget, retention, stretchedStability } from './forgetting.ts'
import { GRID, PRIOR } from './grid.ts'

const likelihoods = fc.array(fc.double({ min: 0.001, max: 1, noNaN: true }), { minLength: 41, maxLength: 41 })
const mass = (likelihood: readonly number[]) =>
  likelihood.reduce((sum, value, index) => sum + value * (PRIOR[index] ?? 0), 0)

describe('the forgetting curve', () => {
  it('is 1 at once, 0.90 after S days, 0.80 after 84 days from S = 35, and goes towards 0', () => {
    expect(retention(0, 35, ASSUMED_FORGETTING)).toBe(1)
    expect(retention(35, 35, ASSUMED_FORGETTING)).toBeCloseTo(0.9, 4)
    expect(retention(83.92, 35, ASSUMED_FORGETTING)).toBeCloseTo(0.8, 4)
    expect(retention(1e9, 35, ASSUMED_FORGETTING)).toBeLessThan(0.001)
  })

  it('is lengthened most by recalling what was most at risk', () => {
    expect(stretchedStability(35, 1, ASSUMED_FORGETTING)).toBe(35)
    expect(stretchedStability(35, 0.9, ASSUMED_FORGETTING)).toBeCloseTo(49, 10)
  })

  it('never counts days backwards', () => {
    expect(daysBetween(new Date(86_400_000), new Date(0))).toBe(0)
  })
})

describe('a likelihood forgotten', () => {
  it('keeps its mass under the prior, so that evidence elsewhere weighs the same', () => {
    fc.assert(
      fc.property(likelihoods, fc.double({ min: 0, max: 1, noNaN: true }), (likelihood, retainedShare) => {
        expect(mass(forget(likelihood, retainedShare))).toBeCloseTo(mass(likelihood), 10)
      }),
    )
  })

  it('is itself when all is retained and flat when nothing is', () => {
    fc.assert(
      fc.property(likelihoods, (likelihood) => {
        expect(forget(likelihood, 1)).toEqual(likelihood)
        const flat = forget(likelihood, 0)
        expect(Math.max(...flat) - Math.min(...flat)).toBeLessThan(1e-12)
      }),
    )
  })

  it('leaves what it was given unchanged', () => {
    const likelihood = Object.freeze(GRID.map((theta) => Math.exp(theta / 10)))
    expect(() => forget(likelihood, 0.5)).not.toThrow()
  })
})
