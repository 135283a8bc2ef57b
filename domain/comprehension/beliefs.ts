import type { Evidence } from './evidence.ts'
import { daysBetween, forget, priorMass, retention } from './forgetting.ts'
import { afterForgetting, messagesToGeneral, posteriorOf, weightsFromOthers } from './higher-order.ts'
import type { PracticeId } from './item.ts'
import type { Parameters } from './parameters.ts'
import { type Scoring, scoringOf } from './scoring.ts'

/** The likelihoods of one person's practices, and what each says of the general ability. */
export type Beliefs = {
  /** Where each practice with evidence is in the lists below. */
  places: ReadonlyMap<PracticeId, number>
  likelihoods: readonly (readonly number[])[]
  messages: Float64Array
}

export type BeliefsAtMoment = {
  /** With what has been forgotten since. */
  now: Beliefs
  /** As they stood after the last answers. */
  unforgotten: Beliefs
  /** R of each practice with evidence. */
  retained: readonly number[]
}

/** What a person's evidence amounts to at a moment. */
export function beliefsAt(
  evidence: ReadonlyMap<PracticeId, Evidence>,
  parameters: Parameters,
  asOf: Date,
): BeliefsAtMoment {
  const { kernel } = scoringOf(parameters)
  const own = [...evidence.values()]
  const places = new Map<PracticeId, number>()
  for (const practice of evidence.keys()) places.set(practice, places.size)
  const retained = own.map(({ lastEvidenceAt, stabilityDays }) =>
    retention(daysBetween(lastEvidenceAt, asOf), stabilityDays, parameters.forgetting),
  )
  const likelihoods = own.map(({ likelihood }) => likelihood)
  const messages = messagesToGeneral(likelihoods, kernel)
  const unforgotten = { places, likelihoods, messages }
  if (retained.every((share) => share >= 1)) return { now: unforgotten, unforgotten, retained }
  const masses = likelihoods.map((likelihood) => priorMass(likelihood))
  const now = {
    places,
    likelihoods: likelihoods.map((likelihood, place) => forget(likelihood, retained[place] ?? 1)),
    messages: afterForgetting(messages, retained, masses),
  }
  return { now, unforgotten, retained }
}

/**
 * A function that gives the posterior of theta in any practice, summing to 1, under prior weights of the general
 * ability. What the practices share is computed once. `instead` replaces the practice's own likelihood: what the others
 * say of it does not depend on that.
 */
export function posteriorsUnder(
  { places, likelihoods, messages }: Beliefs,
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
