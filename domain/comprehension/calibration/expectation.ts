import { GRID } from '#domain/comprehension/grid.ts'
import { GENERAL_GRID, generalWeights, kernelOf } from '#domain/comprehension/higher-order.ts'
import type { ResponseCurve } from '#domain/comprehension/item-response.ts'
import { backwards, type CurveTable, endOfPractice, forwards, ownLikelihood, tabulate } from './block-likelihoods.ts'
import type { EvidenceBlocks } from './evidence-blocks.ts'

/** What one pass over everybody's answers expects of their abilities, under given curves and lambda. */
export type Expectation = {
  /** Row item, column theta: expected number of engaged answers, and of right ones among them, at that ability. */
  answerWeights: Float64Array
  right: Float64Array
  /** Per practice, over its people: sums of the expected g and theta, of their squares, and of their products. */
  pairs: Pairs[]
  /** Log marginal likelihood of all answers. */
  logLikelihood: number
}

export type Pairs = {
  count: number
  general: number
  ability: number
  generalSquared: number
  product: number
  abilitySquared: number
}

export type ExpectationOptions = {
  lambda: number
  ceiling: number
  /** How many people each person of the table stands for; 1 when left out. */
  weights?: ArrayLike<number>
}

const SIZE = GRID.length
const GENERAL = GENERAL_GRID.length
const STANDARD = generalWeights(0)

/**
 * The E-step. Ability is taken to be constant within a block of answers and to be drawn anew between blocks with the
 * probability that the forgetting curve gives: forwards exactly as in scoring, backwards as that implies. Stated confidence
 * stays out: that a right declared guess counts for less is caution about a person, not knowledge about an item.
 */
export function expectation(
  blocks: EvidenceBlocks,
  curves: readonly ResponseCurve[],
  options: ExpectationOptions,
): Expectation {
  const { byGeneral: kernel } = kernelOf(options.lambda)
  const table = tabulate(curves, options.ceiling)
  const answerWeights = new Float64Array(curves.length * SIZE)
  const right = new Float64Array(curves.length * SIZE)
  const pairs = blocks.practices.map(
    (): Pairs => ({ count: 0, general: 0, ability: 0, generalSquared: 0, product: 0, abilitySquared: 0 }),
  )
  const practiceOf: number[] = []
  const people = blocks.personStart.length - 1
  let logLikelihood = 0
  let most = 0
  for (let i = 0; i < people; i++)
    most = Math.max(most, (blocks.personStart[i + 1] ?? 0) - (blocks.personStart[i] ?? 0))
  const own = new Float64Array(most * SIZE)
  const before = new Float64Array(most * SIZE)
  const after = new Float64Array(most * SIZE)
  const message = new Float64Array(most * GENERAL)
  const first = new Float64Array(most * GENERAL)
  const second = new Float64Array(most * GENERAL)
  const all = new Float64Array(GENERAL)
  const prior = new Float64Array(SIZE)
  const posterior = new Float64Array(SIZE)

  for (let person = 0; person < people; person++) {
    const from = blocks.personStart[person] ?? 0
    const to = blocks.personStart[person + 1] ?? 0
    const weight = options.weights?.[person] ?? 1
    if (to === from || weight === 0) continue
    let logScale = 0

    for (let block = from; block < to; block++) logScale += ownLikelihood(blocks, block, table, own, block - from)
    let practices = 0
    for (let start = from; start < to; ) {
      const end = endOfPractice(blocks, start, to)
      forwards(blocks, start, end, from, own, before)
      // The last block holds all there is to know of the ability as it is now.
      const latest = (end - 1 - from) * SIZE
      for (let g = 0; g < GENERAL; g++) {
        let mass = 0
        let mean = 0
        let square = 0
        for (let t = 0; t < SIZE; t++) {
          const joint = (kernel[g * SIZE + t] ?? 0) * (own[latest + t] ?? 0) * (before[latest + t] ?? 0)
          const moment = joint * (GRID[t] ?? 0)
          mass += joint
          mean += moment
          square += moment * (GRID[t] ?? 0)
        }
        message[practices * GENERAL + g] = mass
        first[practices * GENERAL + g] = mean / mass
        second[practices * GENERAL + g] = square / mass
      }
      practiceOf[practices] = blocks.practice[start] ?? 0
      practices += 1
      start = end
    }

    let total = 0
    for (let g = 0; g < GENERAL; g++) {
      let product = STANDARD[g] ?? 0
      for (let k = 0; k < practices; k++) product *= message[k * GENERAL + g] ?? 0
      all[g] = product
      total += product
    }
    logLikelihood += weight * (Math.log(total) + logScale)
    for (let k = 0; k < practices; k++) {
      const sums = pairs[practiceOf[k] ?? 0]
      if (!sums) continue
      for (let g = 0; g < GENERAL; g++) {
        const chance = (weight * (all[g] ?? 0)) / total
        const general = GENERAL_GRID[g] ?? 0
        const ability = first[k * GENERAL + g] ?? 0
        sums.general += chance * general
        sums.ability += chance * ability
        sums.generalSquared += chance * general * general
        sums.product += chance * general * ability
        sums.abilitySquared += chance * (second[k * GENERAL + g] ?? 0)
      }
      sums.count += weight
    }

    let index = 0
    for (let start = from; start < to; index++) {
      const end = endOfPractice(blocks, start, to)
      prior.fill(0)
      for (let g = 0; g < GENERAL; g++) {
        const others = (all[g] ?? 0) / (message[index * GENERAL + g] ?? 1)
        for (let t = 0; t < SIZE; t++) prior[t] = (prior[t] ?? 0) + others * (kernel[g * SIZE + t] ?? 0)
      }
      backwards(blocks, start, end, from, own, after, prior)
      for (let block = start; block < end; block++) {
        const place = (block - from) * SIZE
        let mass = 0
        for (let t = 0; t < SIZE; t++) {
          const value = (own[place + t] ?? 0) * (before[place + t] ?? 0) * (after[place + t] ?? 0)
          posterior[t] = value
          mass += value
        }
        for (let t = 0; t < SIZE; t++) posterior[t] = ((posterior[t] ?? 0) * weight) / mass
        countAnswers(blocks, block, table, posterior, answerWeights, right)
      }
      start = end
    }
  }
  return { answerWeights, right, pairs, logLikelihood }
}

function countAnswers(
  blocks: EvidenceBlocks,
  block: number,
  table: CurveTable,
  posterior: Float64Array,
  answerWeights: Float64Array,
  right: Float64Array,
): void {
  for (let row = blocks.rowStart[block] ?? 0; row < (blocks.rowStart[block + 1] ?? 0); row++) {
    const item = blocks.item[row] ?? 0
    const place = item * SIZE
    const correct = blocks.correct[row] ?? 0
    const rapid = blocks.rapid[row] ?? 0
    if (rapid === 0) {
      for (let t = 0; t < SIZE; t++) answerWeights[place + t] = (answerWeights[place + t] ?? 0) + (posterior[t] ?? 0)
      if (correct === 1) for (let t = 0; t < SIZE; t++) right[place + t] = (right[place + t] ?? 0) + (posterior[t] ?? 0)
      continue
    }
    const c = table.guessing[item] ?? 0
    const blind = rapid * (correct === 1 ? c : 1 - c)
    for (let t = 0; t < SIZE; t++) {
      const chance = table.right[place + t] ?? 0
      const outcome = (1 - rapid) * (correct === 1 ? chance : 1 - chance)
      const engagedWeight = ((posterior[t] ?? 0) * outcome) / (blind + outcome)
      answerWeights[place + t] = (answerWeights[place + t] ?? 0) + engagedWeight
      right[place + t] = (right[place + t] ?? 0) + engagedWeight * correct
    }
  }
}
