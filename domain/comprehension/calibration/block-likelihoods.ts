import { GRID, PRIOR } from '#domain/comprehension/grid.ts'
import { probabilityRight, type ResponseCurve } from '#domain/comprehension/item-response.ts'
import type { EvidenceBlocks } from './evidence-blocks.ts'

const SIZE = GRID.length

/** The curves of all items at every grid point: row item, column theta. */
export type CurveTable = { right: Float64Array; guessing: Float64Array; ceiling: number }

/** The table of the given curves. */
export function tabulate(curves: readonly ResponseCurve[], ceiling: number): CurveTable {
  const right = new Float64Array(curves.length * SIZE)
  curves.forEach((curve, item) => {
    GRID.forEach((theta, t) => {
      right[item * SIZE + t] = probabilityRight(theta, curve, ceiling)
    })
  })
  return { right, guessing: Float64Array.from(curves, (curve) => curve.c), ceiling }
}

/** Writes the block's likelihood into `own`, scaled to a largest value of 1; returns the logarithm of the scale. */
export function ownLikelihood(
  blocks: EvidenceBlocks,
  block: number,
  table: CurveTable,
  own: Float64Array,
  place: number,
): number {
  const offset = place * SIZE
  own.fill(1, offset, offset + SIZE)
  for (let row = blocks.rowStart[block] ?? 0; row < (blocks.rowStart[block + 1] ?? 0); row++) {
    const item = blocks.item[row] ?? 0
    const curve = item * SIZE
    const rapid = blocks.rapid[row] ?? 0
    const correct = blocks.correct[row] === 1
    if (rapid === 0) {
      if (correct) {
        for (let t = 0; t < SIZE; t++) own[offset + t] = (own[offset + t] ?? 0) * (table.right[curve + t] ?? 0)
      } else {
        for (let t = 0; t < SIZE; t++) own[offset + t] = (own[offset + t] ?? 0) * (1 - (table.right[curve + t] ?? 0))
      }
      continue
    }
    const c = table.guessing[item] ?? 0
    const blind = rapid * (correct ? c : 1 - c)
    for (let t = 0; t < SIZE; t++) {
      const chance = table.right[curve + t] ?? 0
      own[offset + t] = (own[offset + t] ?? 0) * (blind + (1 - rapid) * (correct ? chance : 1 - chance))
    }
  }
  let largest = 0
  for (let t = 0; t < SIZE; t++) largest = Math.max(largest, own[offset + t] ?? 0)
  for (let t = 0; t < SIZE; t++) own[offset + t] = (own[offset + t] ?? 0) / largest
  return Math.log(largest)
}

/** Where the run of blocks of one practice that begins at `start` ends. */
export function endOfPractice(blocks: EvidenceBlocks, start: number, to: number): number {
  let end = start + 1
  while (end < to && blocks.practice[end] === blocks.practice[start]) end += 1
  return end
}

/** Into `before`: what the earlier blocks of the practice say of the ability in each, after forgetting. */
export function forwards(
  blocks: EvidenceBlocks,
  start: number,
  end: number,
  from: number,
  own: Float64Array,
  before: Float64Array,
): void {
  before.fill(1, (start - from) * SIZE, (start - from + 1) * SIZE)
  for (let block = start + 1; block < end; block++) {
    const target = (block - from) * SIZE
    const source = target - SIZE
    const retainedShare = blocks.retained[block] ?? 1
    let mass = 0
    for (let t = 0; t < SIZE; t++) mass += (own[source + t] ?? 0) * (before[source + t] ?? 0) * (PRIOR[t] ?? 0)
    for (let t = 0; t < SIZE; t++) {
      before[target + t] =
        retainedShare * (own[source + t] ?? 0) * (before[source + t] ?? 0) + (1 - retainedShare) * mass
    }
  }
}

/**
 * Into `after`: how probable each ability is in each block given the later blocks and, in the last, the practice's prior.
 * An earlier ability is the later one, or, where that was drawn anew, anything the population's prior holds.
 */
export function backwards(
  blocks: EvidenceBlocks,
  start: number,
  end: number,
  from: number,
  own: Float64Array,
  after: Float64Array,
  prior: Float64Array,
): void {
  after.set(prior, (end - 1 - from) * SIZE)
  for (let block = end - 2; block >= start; block--) {
    const target = (block - from) * SIZE
    const source = target + SIZE
    const retainedShare = blocks.retained[block + 1] ?? 1
    let mass = 0
    for (let t = 0; t < SIZE; t++) mass += (own[source + t] ?? 0) * (after[source + t] ?? 0)
    for (let t = 0; t < SIZE; t++) {
      after[target + t] =
        retainedShare * (own[source + t] ?? 0) * (after[source + t] ?? 0) + (1 - retainedShare) * mass * (PRIOR[t] ?? 0)
    }
  }
}
