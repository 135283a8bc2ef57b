import type { Evidence } from './evidence.ts'
import { daysBetween, forget, priorMass, retention } from './forgetting.ts'
import { PRIOR } from './grid.ts'
import { afterForgetting, messagesToGeneral, posteriorOf, weightsFromOthers } from './higher-order.ts'
import type { PracticeId } from './item.ts'
import type { Parameters } from './parameters.ts'
import { type PracticeScoring, type Scoring, scoringOf } from './scoring.ts'

/** The likelihoods of one person's practices, and what each says of the general ability. */
export type JointLikelihood = {
  /** Where each practice with evidence is in the lists below. */
  places: ReadonlyMap<PracticeId, number>
  likelihoods: readonly (readonly number[])[]
  messages: Float64Array
}

export type JointLikelihoodAtMoment = {
  /** With what has been forgotten since, where that takes away: see `jointLikelihoodAt`. */
  now: JointLikelihood
  /** As they stood after the last answers. */
  unforgotten: JointLikelihood
  /** R of each practice with evidence. */
  retainedShares: readonly number[]
}

/**
 * What a person's evidence amounts to at a moment. Forgetting takes away and never gives: a practice in which less was shown
 * than is expected of anyone before training stays as it was, because nobody comes to understand by waiting.
 */
export function jointLikelihoodAt(
  evidence: ReadonlyMap<PracticeId, Evidence>,
  parameters: Parameters,
  asOf: Date,
): JointLikelihoodAtMoment {
  const { kernel, practice: scoring } = scoringOf(parameters)
  const own = [...evidence.values()]
  const ids = [...evidence.keys()]
  const places = new Map<PracticeId, number>()
  for (const practice of ids) places.set(practice, places.size)
  const retainedShares = own.map(({ lastEvidenceAt, stabilityDays }) =>
    retention(daysBetween(lastEvidenceAt, asOf), stabilityDays, parameters.forgetting),
  )
  const likelihoods = own.map(({ likelihood }) => likelihood)
  const messages = messagesToGeneral(likelihoods, kernel)
  const unforgotten = { places, likelihoods, messages }
  if (retainedShares.every((share) => share >= 1)) return { now: unforgotten, unforgotten, retainedShares }
  const masses = likelihoods.map((likelihood) => priorMass(likelihood))
  const left = likelihoods.map((likelihood, place) =>
    isMoreThanPrior(likelihood, masses[place] ?? 0, scoring(ids[place] ?? '')) ? (retainedShares[place] ?? 1) : 1,
  )
  const now = {
    places,
    likelihoods: likelihoods.map((likelihood, place) => {
      const share = left[place] ?? 1
      return share < 1 ? forget(likelihood, share) : likelihood
    }),
    messages: afterForgetting(messages, left, masses),
  }
  return { now, unforgotten, retainedShares }
}

/** Whether a practice's own answers make it more probable that the ability reaches the cut than it is before any. */
function isMoreThanPrior(likelihood: readonly number[], mass: number, { above, priorAbove }: PracticeScoring): boolean {
  let massAboveCut = 0
  for (let t = 0; t < likelihood.length; t++) massAboveCut += (likelihood[t] ?? 0) * (above[t] ?? 0) * (PRIOR[t] ?? 0)
  return massAboveCut > priorAbove * mass
}

/**
 * A function that gives the posterior of theta in any practice, summing to 1, under prior weights of the general
 * ability. What the practices share is computed once. `instead` replaces the practice's own likelihood: what the others
 * say of it does not depend on that.
 */
export function posteriorsUnder(
  { places, likelihoods, messages }: JointLikelihood,
  weights: Float64Array,
  { kernel }: Scoring,
): (practice: PracticeId, instead?: readonly number[]) => number[] {
  const others = weightsFromOthers(messages, weights)
  return (practice, instead) => {
    const place = places.get(practice)
    if (place === undefined) return posteriorOf(instead ?? null, others, likelihoods.length, kernel)
    return posteriorOf(instead ?? likelihoods[place] ?? null, others, place, kernel)
  }
}

/** P(theta ≥ tau): the posterior's mass at and above the cut. */
export function massAbove(posterior: readonly number[], above: readonly number[]): number {
  let mass = 0
  for (let t = 0; t < posterior.length; t++) mass += (posterior[t] ?? 0) * (above[t] ?? 0)
  return mass
}
