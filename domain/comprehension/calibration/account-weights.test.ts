import { describe, expect, it } from 'vitest'
import { accountWeights } from './account-weights.ts'

/** The same by going through every choice of practices, with the prior's share integrated in ten thousand steps. */
function byEnumeration(evidence: readonly number[]): number[] {
  const steps = 10_000
  const weights = evidence.map(() => 0)
  let total = 0
  for (let choice = 0; choice < 2 ** evidence.length; choice++) {
    const isChosen = evidence.map((_, practice) => (choice >> practice) % 2 === 1)
    const count = isChosen.filter(Boolean).length
    let prior = 0
    for (let step = 0; step < steps; step++) {
      // Beta(0.01, 1), by the inverse of its distribution function.
      const share = ((step + 0.5) / steps) ** (1 / 0.01)
      prior += (share ** count * (1 - share) ** (evidence.length - count)) / steps
    }
    const value = prior * Math.exp(evidence.reduce((sum, each, practice) => sum + (isChosen[practice] ? each : 0), 0))
    total += value
    for (const [practice, chosen] of isChosen.entries())
      if (chosen) weights[practice] = (weights[practice] ?? 0) + value
  }
  return weights.map((weight) => weight / total)
}

describe('the weight of mastery that is all or none', () => {
  it('is its exact posterior probability, to a hundredth', () => {
    const evidence = [4, -1, 7, 2]
    const exact = byEnumeration(evidence)
    for (const [practice, weight] of accountWeights(evidence).entries())
      expect(Math.abs(weight - (exact[practice] ?? 9))).toBeLessThan(0.006)
  })

  it('is nothing where answers speak against it, or hardly for it', () => {
    expect(accountWeights([-3, -20, -300, -1])).toEqual([0, 0, 0, 0])
    expect(accountWeights([3, -20, -9, -12, -4, -8, -15, -6, -7, -11]).every((weight) => weight === 0)).toBe(true)
    expect(accountWeights([])).toEqual([])
  })

  it('is everything where they leave no doubt, in one practice or in all', () => {
    expect(accountWeights([30, -20, -40])).toEqual([1, 0, 0])
    expect(accountWeights([400, 900, 5000])).toEqual([1, 1, 1])
  })

  it('borrows: what is doubtful in one practice is not where all others are so', () => {
    expect(accountWeights([2, -5, -5, -5])[0]).toBe(0)
    expect(accountWeights([2, 15, 15, 15])[0]).toBeGreaterThan(0.95)
  })
})
