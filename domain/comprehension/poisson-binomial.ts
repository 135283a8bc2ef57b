import type { Interval } from './interval.ts'

/** The distribution of how many of independent yes-or-no events happen: entry k is the probability of exactly k. */
export function poissonBinomial(probabilities: readonly number[]): Float64Array {
  const distribution = new Float64Array(probabilities.length + 1)
  distribution[0] = 1
  probabilities.forEach((probability, index) => {
    for (let k = index + 1; k > 0; k--) {
      distribution[k] = (distribution[k] ?? 0) * (1 - probability) + (distribution[k - 1] ?? 0) * probability
    }
    distribution[0] = (distribution[0] ?? 0) * (1 - probability)
  })
  return distribution
}

/** The smallest counts whose cumulative probability reaches each tail: the middle `level` of a distribution of counts. */
export function middleOfCounts(distribution: ArrayLike<number>, level: number): Interval {
  const tail = (1 - level) / 2
  let cumulative = 0
  let low: number | null = null
  for (let k = 0; k < distribution.length; k++) {
    cumulative += distribution[k] ?? 0
    if (low === null && cumulative >= tail) low = k
    if (cumulative >= 1 - tail) return { low: low ?? k, high: k }
  }
  return { low: low ?? 0, high: distribution.length - 1 }
}
