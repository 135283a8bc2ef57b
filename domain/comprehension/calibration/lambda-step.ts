import { LAMBDA_PRIOR } from '#domain/comprehension/expert-parameters.ts'
import type { Expectation } from './expectation.ts'

const SMALLEST = 0.05
const LARGEST = 0.95
const STEPS = 900

/** The M-step for lambda: the largest expected log-likelihood plus log prior, by a scan in steps of a thousandth. */
export function improveLambda(pairs: Expectation['pairs']): number {
  let best: number = LAMBDA_PRIOR.mean
  let bestValue = Number.NEGATIVE_INFINITY
  for (let step = 0; step <= STEPS; step++) {
    const lambda = SMALLEST + ((LARGEST - SMALLEST) * step) / STEPS
    const variance = 1 - lambda * lambda
    const squares = pairs.abilitySquared - 2 * lambda * pairs.product + lambda * lambda * pairs.generalSquared
    const value =
      -0.5 * pairs.count * Math.log(variance) -
      squares / (2 * variance) -
      0.5 * ((lambda - LAMBDA_PRIOR.mean) / LAMBDA_PRIOR.sd) ** 2
    if (value > bestValue) {
      best = lambda
      bestValue = value
    }
  }
  return best
}
