import { SMALLEST_GROUP } from '#domain/comprehension/group-share.ts'
import type { Interval } from '#domain/comprehension/interval.ts'

/** By how much a share differs between two days, in the same people. */
export type Change = {
  /** Mean difference, −1 to 1. */
  readonly mean: number
  /** The middle 90 %. */
  readonly interval: Interval
  readonly people: number
  /** 'up' and 'down': more than chance. 'unclear': no more than chance would do. */
  readonly verdict: 'up' | 'down' | 'unclear'
}

/** Standard normal quantiles of 95 % (an interval of 90 %), and of 99.5 % (of 99 %). */
const NORMAL_95 = 1.6449
const NORMAL_995 = 2.5758

/**
 * What changed between two days, from each person's difference of probability: the mean, with the spread of such
 * differences between people. Where nothing has changed but what is known, a person's estimate has no tendency to move
 * (forgetting apart, which is a change), so how far people's differences scatter is what chance alone does to their mean.
 * Student's t. Groups under five are 'too-few'.
 *
 * @param compared how many changes are read together: with several, a verdict asks for more, so that in all of them together
 *   chance alone is called a change one time in ten at most (Bonferroni; 99 % each for ten practices).
 */
export function pairedChange(
  differences: ArrayLike<number>,
  { comparison }: { comparison: 'alone' | 'with-other-practices' },
): Change | 'too-few' {
  const n = differences.length
  if (n < SMALLEST_GROUP) return 'too-few'
  let sum = 0
  for (let place = 0; place < n; place++) sum += differences[place] ?? 0
  const mean = sum / n
  let squares = 0
  for (let place = 0; place < n; place++) squares += ((differences[place] ?? 0) - mean) ** 2
  const standardError = Math.sqrt(squares / (n - 1) / n)
  const reach = studentQuantile(NORMAL_95, n - 1) * standardError
  const margin = comparison === 'alone' ? reach : studentQuantile(NORMAL_995, n - 1) * standardError
  return {
    mean,
    interval: { low: mean - reach, high: mean + reach },
    people: n,
    verdict: mean - margin > 0 ? 'up' : mean + margin < 0 ? 'down' : 'unclear',
  }
}

/** Student's quantile from the normal one (Abramowitz and Stegun 26.7.5), within 0.01 of it from four degrees of freedom at 95 %. */
export function studentQuantile(normal: number, degrees: number): number {
  const z = normal
  return (
    z +
    (z ** 3 + z) / (4 * degrees) +
    (5 * z ** 5 + 16 * z ** 3 + 3 * z) / (96 * degrees ** 2) +
    (3 * z ** 7 + 19 * z ** 5 + 17 * z ** 3 - 15 * z) / (384 * degrees ** 3)
  )
}
