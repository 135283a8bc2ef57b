import { CELL_WIDTH, GRID } from './grid.ts'

export type Interval = { low: number; high: number }

/** How many further answers the interval of a probability looks ahead. */
export const FURTHER_ANSWERS = 5

const LOWER_TAIL = 0.05
const UPPER_TAIL = 0.95

/**
 * Binomial probabilities of 0 to 5 right among five further answers to an item with this curve, at each grid point: row
 * right answers, column theta.
 */
export function furtherAnswersOnGrid(curve: Float64Array): Float64Array {
  const size = curve.length
  const table = new Float64Array((FURTHER_ANSWERS + 1) * size)
  for (
    let right = 0, ways = 1;
    right <= FURTHER_ANSWERS;
    ways = (ways * (FURTHER_ANSWERS - right)) / (right + 1), right++
  ) {
    for (let t = 0; t < size; t++) {
      const p = curve[t] ?? 0
      table[right * size + t] = ways * p ** right * (1 - p) ** (FURTHER_ANSWERS - right)
    }
  }
  return table
}

/**
 * The interval of a probability P(theta ≥ tau): between which values it would most likely lie, nine times in ten, after
 * five more answers to typical items of the practice. Wide where the evidence is thin, narrow where more answers could
 * change little, and it always holds the probability itself. Five right answers do not happen by halves, so the true
 * chance of ending inside is 90 % or a little more.
 */
export function probabilityInterval(
  posterior: readonly number[],
  above: readonly number[],
  furtherAnswers: Float64Array,
  probability: number,
): Interval {
  const size = posterior.length
  let low = probability
  let high = probability
  let cumulative = 0
  for (let right = 0; right <= FURTHER_ANSWERS; right++) {
    let chance = 0
    let chanceAbove = 0
    for (let t = 0; t < size; t++) {
      const joint = (posterior[t] ?? 0) * (furtherAnswers[right * size + t] ?? 0)
      chance += joint
      chanceAbove += joint * (above[t] ?? 0)
    }
    const after = chance > 0 ? chanceAbove / chance : probability
    if (cumulative < LOWER_TAIL && cumulative + chance >= LOWER_TAIL) low = Math.min(low, after)
    if (cumulative < UPPER_TAIL && cumulative + chance >= UPPER_TAIL) high = Math.max(high, after)
    cumulative += chance
  }
  return { low, high }
}

/** The middle 90 % of a posterior of theta, linear within cells. */
export function thetaInterval(posterior: readonly number[]): Interval {
  return { low: quantile(posterior, LOWER_TAIL), high: quantile(posterior, UPPER_TAIL) }
}

function quantile(posterior: readonly number[], share: number): number {
  let below = 0
  for (let t = 0; t < posterior.length; t++) {
    const mass = posterior[t] ?? 0
    if (below + mass >= share) return (GRID[t] ?? 0) + CELL_WIDTH * ((share - below) / mass - 0.5)
    below += mass
  }
  return GRID[GRID.length - 1] ?? 0
}
