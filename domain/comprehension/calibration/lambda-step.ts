import { LAMBDA_PRIOR } from '#domain/comprehension/expert-parameters.ts'
import type { Expectation } from './expectation.ts'

const SMALLEST = 0.05
const LARGEST = 0.95
const STEPS = 900

/**
 * The M-step for lambda: the largest expected log-likelihood plus log prior, by a scan in steps of a thousandth. The
 * moments are taken around each practice's own means, so that an organisation that is better or worse than the experts
 * thought is not mistaken for one in which everything hangs together.
 */
export function improveLambda(pairs: Expectation['pairs']): number {
  let count = 0
  let generalSquares = 0
  let product = 0
  let abilitySquares = 0
  for (const sums of pairs) {
    if (sums.count === 0) continue
    count += sums.count
    generalSquares += sums.generalSquared - sums.general ** 2 / sums.count
    product += sums.product - (sums.general * sums.ability) / sums.count
    abilitySquares += sums.abilitySquared - sums.ability ** 2 / sums.count
  }
  let best: number = LAMBDA_PRIOR.mean
  let bestValue = Number.NEGATIVE_INFINITY
  for (let step = 0; step <= STEPS; step++) {
    const lambda = SMALLEST + ((LARGEST - SMALLEST) * step) / STEPS
    const variance = 1 - lambda * lambda
    const squares = abilitySquares - 2 * lambda * product + lambda * lambda * generalSquares
    const value =
      -0.5 * count * Math.log(variance) -
      squares / (2 * variance) -
      0.5 * ((lambda - LAMBDA_PRIOR.mean) / LAMBDA_PRIOR.sd) ** 2
    if (value > bestValue) {
      best = lambda
      bestValue = value
    }
  }
  return best
}
