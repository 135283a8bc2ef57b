import { GRID, normalWeights } from './grid.ts'

/** 15 values of the general ability g, −3.5 to 3.5 in steps of a half. */
export const GENERAL_GRID: readonly number[] = Array.from({ length: 15 }, (_, index) => index / 2 - 3.5)

/** Prior weights of g; `mean` is 0 but for a person whose team is known to differ. */
export function generalWeights(mean: number): Float64Array {
  return Float64Array.from(normalWeights(GENERAL_GRID, mean, 1))
}

const SIZE = GRID.length
const GENERAL = GENERAL_GRID.length
const RESCALED_EVERY = 4
/** Copied where a result is made: in V8 a copy of an array of fractions is several times faster to make than a typed one. */
const FLAT: readonly number[] = GRID.map(() => 1 / SIZE)

/**
 * N(t; lambda·g, 1 − lambda²) on both grids: the ability in a practice given the general ability. `byGeneral` has a row
 * for each g, and each row sums to 1; `byAbility` is the same with a row for each t.
 */
export type Kernel = { byGeneral: Float64Array; byAbility: Float64Array }

const kernels = new Map<number, Kernel>()
const REMEMBERED_KERNELS = 32

/** The kernel of a lambda in [0, 1); remembered, because every read-out needs it. */
export function kernelOf(lambda: number): Kernel {
  const cache = kernels.get(lambda)
  if (cache) return cache
  const kernel = { byGeneral: new Float64Array(GENERAL * SIZE), byAbility: new Float64Array(GENERAL * SIZE) }
  const sd = Math.sqrt(1 - lambda * lambda)
  GENERAL_GRID.forEach((g, row) => {
    normalWeights(GRID, lambda * g, sd).forEach((density, t) => {
      kernel.byGeneral[row * SIZE + t] = density
      kernel.byAbility[t * GENERAL + row] = density
    })
  })
  if (kernels.size >= REMEMBERED_KERNELS) kernels.clear()
  kernels.set(lambda, kernel)
  return kernel
}

/** What is being worked on, one at a time: a typed array of this length is memory of its own, dear to make and to let go. */
const copy = new Float64Array(SIZE)

/**
 * m(g) = Σ_t L(t)·N(t; lambda·g, 1 − lambda²): what each practice's evidence says of g, row practice, column g.
 */
export function messagesToGeneral(likelihoods: readonly ArrayLike<number>[], { byGeneral }: Kernel): Float64Array {
  const messages = new Float64Array(likelihoods.length * GENERAL)
  // Copied first, whatever kind of array it came in: the loops below are the hottest there are.
  for (let practice = 0; practice < likelihoods.length; practice++) {
    const likelihood = likelihoods[practice] ?? FLAT
    for (let t = 0; t < SIZE; t++) copy[t] = likelihood[t] ?? 0
    for (let g = 0; g < GENERAL; g++) {
      const row = g * SIZE
      let sum = 0
      for (let t = 0; t < SIZE; t++) sum += (copy[t] ?? 0) * (byGeneral[row + t] ?? 0)
      messages[practice * GENERAL + g] = sum
    }
  }
  return messages
}

/**
 * The messages once only the share `retained` of each practice's likelihood is still there. The same mixture of R·m(g)
 * and (1 − R)·M as of the likelihoods, because the message of a flat likelihood is flat.
 */
export function afterForgetting(
  messages: Float64Array,
  retainedShares: readonly number[],
  masses: readonly number[],
): Float64Array {
  const left = new Float64Array(messages.length)
  for (let practice = 0; practice < retainedShares.length; practice++) {
    const share = retainedShares[practice] ?? 1
    const flat = (1 - share) * (masses[practice] ?? 0)
    for (let place = practice * GENERAL; place < (practice + 1) * GENERAL; place++) {
      left[place] = share * (messages[place] ?? 0) + flat
    }
  }
  return left
}

/**
 * For each practice, row by row, the weights of g given the evidence of all the others, w(g)·Π_{l≠k} m_l(g), by running
 * products from both sides; and in one more row, given all of them. Rows are not scaled, but the running products are, now
 * and then, so that no number of practices underflows.
 */
export function weightsFromOthers(messages: Float64Array, weights: Float64Array): Float64Array {
  const practices = messages.length / GENERAL
  const others = new Float64Array(messages.length + GENERAL)
  others.set(weights)
  for (let k = 1; k <= practices; k++) {
    for (let g = 0; g < GENERAL; g++) {
      const before = (k - 1) * GENERAL + g
      others[k * GENERAL + g] = (others[before] ?? 0) * (messages[before] ?? 0)
    }
    if (k % RESCALED_EVERY === 0) scaleRow(others, k)
  }
  const after = new Float64Array(GENERAL).fill(1)
  for (let k = practices - 1; k >= 0; k--) {
    for (let g = 0; g < GENERAL; g++) {
      const place = k * GENERAL + g
      others[place] = (others[place] ?? 0) * (after[g] ?? 0)
      after[g] = (after[g] ?? 0) * (messages[place] ?? 0)
    }
    if (k % RESCALED_EVERY === 0) scaleRow(after, 0)
  }
  return others
}

/**
 * Posterior of ability in one practice, L(t)·Σ_g weights(g)·N(t; lambda·g, 1 − lambda²), summing to 1, with the weights in
 * the given row; null for a practice without evidence.
 */
export function posteriorOf(
  likelihood: ArrayLike<number> | null,
  weights: Float64Array,
  row: number,
  { byAbility }: Kernel,
): number[] {
  const posterior = FLAT.slice()
  const own = weights.subarray(row * GENERAL, (row + 1) * GENERAL)
  let total = 0
  for (let t = 0; t < SIZE; t++) {
    const column = t * GENERAL
    let prior = 0
    for (let g = 0; g < GENERAL; g++) prior += (own[g] ?? 0) * (byAbility[column + g] ?? 0)
    const value = likelihood ? prior * (likelihood[t] ?? 0) : prior
    posterior[t] = value
    total += value
  }
  const scale = 1 / total
  for (let t = 0; t < SIZE; t++) posterior[t] = (posterior[t] ?? 0) * scale
  return posterior
}

/** Mean of g given all messages and prior weights. */
export function meanGeneral(messages: Float64Array, weights: Float64Array): number {
  const others = weightsFromOthers(messages, weights)
  const last = messages.length
  let total = 0
  let sum = 0
  for (let g = 0; g < GENERAL; g++) {
    total += others[last + g] ?? 0
    sum += (others[last + g] ?? 0) * (GENERAL_GRID[g] ?? 0)
  }
  return sum / total
}

/** Mean and standard deviation of a posterior on the grid. */
export function moments(posterior: ArrayLike<number>): { mean: number; sd: number } {
  let mean = 0
  let square = 0
  for (let t = 0; t < SIZE; t++) {
    const weight = (posterior[t] ?? 0) * (GRID[t] ?? 0)
    mean += weight
    square += weight * (GRID[t] ?? 0)
  }
  return { mean, sd: Math.sqrt(Math.max(0, square - mean * mean)) }
}

function scaleRow(rows: Float64Array, row: number): void {
  const from = row * GENERAL
  let largest = 0
  for (let g = from; g < from + GENERAL; g++) if ((rows[g] ?? 0) > largest) largest = rows[g] ?? 0
  const scale = 1 / largest
  for (let g = from; g < from + GENERAL; g++) rows[g] = (rows[g] ?? 0) * scale
}
