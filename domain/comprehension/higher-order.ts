import { GRID, normalWeights } from './grid.ts'

/** 15 values of the general ability g, −3.5 to 3.5 in steps of a half. */
export const GENERAL_GRID: readonly number[] = Array.from({ length: 15 }, (_, index) => index / 2 - 3.5)

/** Prior weights of g; `mean` is 0 but for a person whose team is known to differ. */
export function generalWeights(mean: number): Float64Array {
  return Float64Array.from(normalWeights(GENERAL_GRID, mean, 1))
}

const SIZE = GRID.length
const GENERAL = GENERAL_GRID.length

/**
 * N(t; lambda·g, 1 − lambda²) on both grids: the ability in a practice given the general ability. Row g, column t; each
 * row sums to 1.
 */
export type Kernel = Float64Array

const kernels = new Map<number, Kernel>()
const REMEMBERED_KERNELS = 32

/** The kernel of a lambda in [0, 1); remembered, because every read-out needs it. */
export function kernelOf(lambda: number): Kernel {
  const known = kernels.get(lambda)
  if (known) return known
  const kernel = new Float64Array(GENERAL * SIZE)
  const sd = Math.sqrt(1 - lambda * lambda)
  GENERAL_GRID.forEach((g, row) => {
    kernel.set(normalWeights(GRID, lambda * g, sd), row * SIZE)
  })
  if (kernels.size >= REMEMBERED_KERNELS) kernels.clear()
  kernels.set(lambda, kernel)
  return kernel
}

/**
 * m(g) = Σ_t L(t)·N(t; lambda·g, 1 − lambda²): what one practice's evidence says of g. Scaled so that its largest is 1.
 */
export function messageToGeneral(likelihood: ArrayLike<number>, kernel: Kernel): Float64Array {
  const message = new Float64Array(GENERAL)
  for (let g = 0; g < GENERAL; g++) {
    const row = g * SIZE
    let sum = 0
    for (let t = 0; t < SIZE; t++) sum += (likelihood[t] ?? 0) * (kernel[row + t] ?? 0)
    message[g] = sum
  }
  return scaled(message)
}

/**
 * For each practice the weights of g given the evidence of all the others, w(g)·Π_{l≠k} m_l(g), by running products
 * from both sides, rescaled so that no number of practices underflows. One more at the end: given all of them.
 */
export function weightsFromOthers(messages: readonly Float64Array[], weights: Float64Array): Float64Array[] {
  const before: Float64Array[] = [weights]
  for (const message of messages) before.push(product(before[before.length - 1] ?? weights, message))
  const others = before.slice()
  let after: Float64Array = new Float64Array(GENERAL).fill(1)
  for (let k = messages.length - 1; k >= 0; k--) {
    others[k] = product(before[k] ?? weights, after)
    after = product(after, messages[k] ?? after)
  }
  return others
}

/** Posterior of ability in one practice: L(t)·Σ_g weights(g)·N(t; lambda·g, 1 − lambda²), summing to 1. */
export function posteriorOf(
  likelihood: ArrayLike<number> | null,
  weightsOfOthers: Float64Array,
  kernel: Kernel,
): Float64Array {
  const posterior = new Float64Array(SIZE)
  for (let g = 0; g < GENERAL; g++) {
    const weight = weightsOfOthers[g] ?? 0
    const row = g * SIZE
    for (let t = 0; t < SIZE; t++) posterior[t] = (posterior[t] ?? 0) + weight * (kernel[row + t] ?? 0)
  }
  let total = 0
  for (let t = 0; t < SIZE; t++) {
    const value = (posterior[t] ?? 0) * (likelihood ? (likelihood[t] ?? 0) : 1)
    posterior[t] = value
    total += value
  }
  for (let t = 0; t < SIZE; t++) posterior[t] = (posterior[t] ?? 0) / total
  return posterior
}

/** Mean of a distribution over GENERAL_GRID that need not be scaled. */
export function meanGeneral(weights: Float64Array): number {
  let total = 0
  let sum = 0
  for (let g = 0; g < GENERAL; g++) {
    total += weights[g] ?? 0
    sum += (weights[g] ?? 0) * (GENERAL_GRID[g] ?? 0)
  }
  return sum / total
}

/** Mean and standard deviation of a posterior on the grid. */
export function moments(posterior: ArrayLike<number>): { mean: number; sd: number } {
  let mean = 0
  let square = 0
  for (let t = 0; t < SIZE; t++) {
    const weighted = (posterior[t] ?? 0) * (GRID[t] ?? 0)
    mean += weighted
    square += weighted * (GRID[t] ?? 0)
  }
  return { mean, sd: Math.sqrt(Math.max(0, square - mean * mean)) }
}

function product(left: Float64Array, right: Float64Array): Float64Array {
  const result = new Float64Array(GENERAL)
  for (let g = 0; g < GENERAL; g++) result[g] = (left[g] ?? 0) * (right[g] ?? 0)
  return scaled(result)
}

function scaled(values: Float64Array): Float64Array {
  let largest = 0
  for (let g = 0; g < GENERAL; g++) if ((values[g] ?? 0) > largest) largest = values[g] ?? 0
  for (let g = 0; g < GENERAL; g++) values[g] = (values[g] ?? 0) / largest
  return values
}
