import { GENERAL_GRID, weightsFromOthers } from './higher-order.ts'
import type { PracticeId } from './item.ts'
import { type JointLikelihood, massAbove, posteriorsUnder } from './joint-likelihood.ts'
import type { Scoring } from './scoring.ts'

/** In how many of some practices one person's ability is at or above the cut. */
export type UnderstoodPracticeCount = { mean: number; variance: number }

/**
 * How many practices one person understands, and how sure that is. Given the general ability g the practices are
 * independent; what is not known of g moves them all together, so the variance is that within g, Σ P_k(g)(1 − P_k(g)),
 * averaged over g, and that between, of Σ P_k(g). Exact up to the grids.
 */
export function understoodPracticeCount(
  joint: JointLikelihood,
  weights: Float64Array,
  scoring: Scoring,
  practices: readonly PracticeId[],
): UnderstoodPracticeCount {
  const ofGeneral = weightsFromOthers(joint.messages, weights).subarray(joint.messages.length)
  let total = 0
  let within = 0
  let sum = 0
  let sumOfSquares = 0
  for (let g = 0; g < GENERAL_GRID.length; g++) {
    const weight = ofGeneral[g] ?? 0
    if (weight === 0) continue
    const knownChances = new Float64Array(GENERAL_GRID.length)
    knownChances[g] = 1
    const posterior = posteriorsUnder(joint, knownChances, scoring)
    let expectation = 0
    let spread = 0
    for (const id of practices) {
      const probability = massAbove(posterior(id), scoring.practice(id).above)
      expectation += probability
      spread += probability * (1 - probability)
    }
    total += weight
    within += weight * spread
    sum += weight * expectation
    sumOfSquares += weight * expectation * expectation
  }
  const mean = sum / total
  return { mean, variance: within / total + Math.max(0, sumOfSquares / total - mean * mean) }
}
