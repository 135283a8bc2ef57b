import { PRIOR } from './grid.ts'

/** The constants of the forgetting curve. Kept with the parameters, so that a refit is versioned like all else. */
export type Forgetting = {
  /** S of a practice that has just been taught, in days. */
  initialStabilityDays: number
  decay: number
  exponent: number
  /** How strongly a right answer on a later day lengthens S. */
  stretch: number
}

/**
 * Assumed until the organisation's own follow-ups refit them: the power curve of spaced-repetition scheduling (FSRS), in
 * which R is 0.90 after S days. From S = 35, R is 0.80 after 84 days and 0.73 after 4.4 months, when an estimate that
 * began a little under 0.90 falls below 0.80.
 */
export const ASSUMED_FORGETTING: Forgetting = { initialStabilityDays: 35, decay: 0.2346, exponent: -0.5, stretch: 4 }

const MS_PER_DAY = 86_400_000

/** Days from one moment to a later one; 0 when the second is not later. */
export function daysBetween(from: Date, to: Date): number {
  return Math.max(0, (to.getTime() - from.getTime()) / MS_PER_DAY)
}

/** R: the probability that what was shown is still there after `days` without practice. 1 at once, falling to 0. */
export function retention(days: number, stabilityDays: number, forgetting: Forgetting): number {
  return (1 + (forgetting.decay * days) / stabilityDays) ** forgetting.exponent
}

/** S after a right answer on a later day: the more had been at risk, the more the answer strengthens. */
export function stretchedStability(stabilityDays: number, retainedShare: number, forgetting: Forgetting): number {
  return stabilityDays * (1 + forgetting.stretch * (1 - retainedShare))
}

/**
 * The likelihood as it stands once only the share `retained` of it is still there: R·L + (1 − R)·M, where M is the flat
 * likelihood of the same mass under the prior. With probability 1 − R knowledge is back where it was before training.
 */
export function forget(likelihood: readonly number[], retainedShare: number): number[] {
  const left = likelihood.slice()
  if (retainedShare >= 1) return left
  const flat = (1 - retainedShare) * priorMass(likelihood)
  for (let index = 0; index < left.length; index++) left[index] = retainedShare * (left[index] ?? 0) + flat
  return left
}

/** M: the mean of a likelihood under the prior of theta. */
export function priorMass(likelihood: readonly number[]): number {
  let mass = 0
  for (let index = 0; index < likelihood.length; index++) mass += (likelihood[index] ?? 0) * (PRIOR[index] ?? 0)
  return mass
}
