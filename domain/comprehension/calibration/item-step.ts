import { HIGHEST_FLOOR } from '#domain/comprehension/expert-parameters.ts'
import { GRID } from '#domain/comprehension/grid.ts'
import { probabilityRight, type ResponseCurve } from '#domain/comprehension/item-response.ts'

/**
 * Normal priors of log a and b; `precision` 0 is a flat prior. The floor's is a Beta distribution: so many answers of people
 * who know nothing, of which the share `mean` was right; null holds the floor as it is.
 */
export type CurvePrior = {
  logDiscrimination: { mean: number; precision: number }
  difficulty: { mean: number; precision: number }
  floor: { mean: number; answers: number } | null
}

export type CurveBounds = { ceiling: number }

const NEWTON_STEPS = 3
const HALVINGS = 8
const LARGEST_STEP = 1
const DISCRIMINATION = { smallest: Math.log(0.2), largest: Math.log(4) } as const
const DIFFICULTY = { smallest: -6, largest: 6 } as const
const FLOOR = { smallest: 1e-6, largest: HIGHEST_FLOOR } as const
const FLOOR_HALVINGS = 24
const SIZE = GRID.length
/** Filled and read within one call. */
const rises = new Float64Array(SIZE)

/**
 * The M-step for one item: penalised Newton (Fisher scoring) steps in log a and b, then the best floor under these, that
 * raise the expected log-likelihood plus log prior, given expected numbers answered and right at each grid point.
 */
export function improveCurve(
  curve: ResponseCurve,
  answerWeights: Float64Array,
  right: Float64Array,
  prior: CurvePrior,
  { ceiling }: CurveBounds,
): ResponseCurve {
  let current = curve
  let value = objective(current, answerWeights, right, prior, ceiling)
  for (let step = 0; step < NEWTON_STEPS; step++) {
    const [alongA, alongB] = direction(current, answerWeights, right, prior, ceiling)
    let length = Math.min(1, LARGEST_STEP / Math.max(Math.abs(alongA), Math.abs(alongB), 1e-12))
    let moved = false
    for (let halving = 0; halving < HALVINGS; halving++, length /= 2) {
      const candidate = {
        a: Math.exp(clamp(Math.log(current.a) + length * alongA, DISCRIMINATION)),
        b: clamp(current.b + length * alongB, DIFFICULTY),
        c: current.c,
      }
      const candidateValue = objective(candidate, answerWeights, right, prior, ceiling)
      if (candidateValue >= value) {
        moved = candidateValue > value
        current = candidate
        value = candidateValue
        break
      }
    }
    if (!moved) break
  }
  return prior.floor === null ? current : improveFloor(current, answerWeights, right, prior.floor, { ceiling })
}

/** Posterior standard deviations of log a and b from the expected information, given the prior. */
export function curveUncertainty(
  curve: ResponseCurve,
  answerWeights: Float64Array,
  prior: CurvePrior,
  { ceiling }: CurveBounds,
): { logDiscriminationSd: number; difficultySd: number } {
  const { aa, ab, bb } = information(curve, answerWeights, prior, ceiling)
  const determinant = aa * bb - ab * ab
  return { logDiscriminationSd: Math.sqrt(bb / determinant), difficultySd: Math.sqrt(aa / determinant) }
}

/**
 * The floor of one item with the rest of its curve held. P = c·(1 − s) + d·s, with s the logistic rise, is a straight line
 * in c, so the log-likelihood plus log prior has one top: its slope falls all the way, and halving finds where it is zero.
 */
export function improveFloor(
  curve: ResponseCurve,
  answerWeights: Float64Array,
  right: Float64Array,
  prior: { mean: number; answers: number },
  { ceiling }: CurveBounds,
): ResponseCurve {
  for (let t = 0; t < SIZE; t++) rises[t] = 1 / (1 + Math.exp(-curve.a * ((GRID[t] ?? 0) - curve.b)))
  const slopeAt = (c: number): number => {
    let slope = prior.answers * (prior.mean / c - (1 - prior.mean) / (1 - c))
    for (let t = 0; t < SIZE; t++) {
      const n = answerWeights[t] ?? 0
      if (n === 0) continue
      const rise = rises[t] ?? 0
      const p = c + (ceiling - c) * rise
      slope += ((1 - rise) * ((right[t] ?? 0) - n * p)) / (p * (1 - p))
    }
    return slope
  }
  let below: number = FLOOR.smallest
  let above: number = FLOOR.largest
  for (let halving = 0; halving < FLOOR_HALVINGS; halving++) {
    const middle = (below + above) / 2
    if (slopeAt(middle) > 0) below = middle
    else above = middle
  }
  return { ...curve, c: (below + above) / 2 }
}

function objective(
  curve: ResponseCurve,
  answerWeights: Float64Array,
  right: Float64Array,
  prior: CurvePrior,
  ceiling: number,
): number {
  const { logDiscrimination, difficulty } = prior
  return (
    logLikelihood(curve, answerWeights, right, ceiling) -
    0.5 * logDiscrimination.precision * (Math.log(curve.a) - logDiscrimination.mean) ** 2 -
    0.5 * difficulty.precision * (curve.b - difficulty.mean) ** 2
  )
}

function logLikelihood(
  curve: ResponseCurve,
  answerWeights: Float64Array,
  right: Float64Array,
  ceiling: number,
): number {
  let sum = 0
  for (let t = 0; t < SIZE; t++) {
    const p = probabilityRight(GRID[t] ?? 0, curve, ceiling)
    const correct = right[t] ?? 0
    if (correct > 0) sum += correct * Math.log(p)
    const wrong = (answerWeights[t] ?? 0) - correct
    if (wrong > 0) sum += wrong * Math.log(1 - p)
  }
  return sum
}

function direction(
  curve: ResponseCurve,
  answerWeights: Float64Array,
  right: Float64Array,
  prior: CurvePrior,
  ceiling: number,
): [number, number] {
  let gradientA = -prior.logDiscrimination.precision * (Math.log(curve.a) - prior.logDiscrimination.mean)
  let gradientB = -prior.difficulty.precision * (curve.b - prior.difficulty.mean)
  for (let t = 0; t < SIZE; t++) {
    const n = answerWeights[t] ?? 0
    if (n === 0) continue
    const { p, slopeA, slopeB } = slopes(GRID[t] ?? 0, curve, ceiling)
    const residual = ((right[t] ?? 0) - n * p) / (p * (1 - p))
    gradientA += residual * slopeA
    gradientB += residual * slopeB
  }
  const { aa, ab, bb } = information(curve, answerWeights, prior, ceiling)
  const determinant = aa * bb - ab * ab
  if (!(determinant > 0)) return [gradientA / Math.max(aa, 1e-9), gradientB / Math.max(bb, 1e-9)]
  return [(bb * gradientA - ab * gradientB) / determinant, (aa * gradientB - ab * gradientA) / determinant]
}

function information(
  curve: ResponseCurve,
  answerWeights: Float64Array,
  prior: CurvePrior,
  ceiling: number,
): { aa: number; ab: number; bb: number } {
  let aa = prior.logDiscrimination.precision
  let ab = 0
  let bb = prior.difficulty.precision
  for (let t = 0; t < SIZE; t++) {
    const n = answerWeights[t] ?? 0
    if (n === 0) continue
    const { p, slopeA, slopeB } = slopes(GRID[t] ?? 0, curve, ceiling)
    const weight = n / (p * (1 - p))
    aa += weight * slopeA * slopeA
    ab += weight * slopeA * slopeB
    bb += weight * slopeB * slopeB
  }
  return { aa, ab, bb }
}

/** The curve and its slopes along log a and b at one ability. */
function slopes(theta: number, curve: ResponseCurve, ceiling: number): { p: number; slopeA: number; slopeB: number } {
  const p = probabilityRight(theta, curve, ceiling)
  const range = ceiling - curve.c
  const rise = (p - curve.c) / range
  const steepness = range * curve.a * rise * (1 - rise)
  const probability = Math.min(1 - 1e-9, Math.max(1e-9, p))
  return { p: probability, slopeA: steepness * (theta - curve.b), slopeB: -steepness }
}

function clamp(value: number, bounds: { smallest: number; largest: number }): number {
  return Math.min(bounds.largest, Math.max(bounds.smallest, value))
}
