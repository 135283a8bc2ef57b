import type { Evidence } from '#domain/comprehension/evidence.ts'
import { generalWeights } from '#domain/comprehension/higher-order.ts'
import type { PracticeId } from '#domain/comprehension/item.ts'
import { curveOnGrid } from '#domain/comprehension/item-response.ts'
import { jointLikelihoodAt, massAbove, posteriorsUnder } from '#domain/comprehension/joint-likelihood.ts'
import { itemParameters, type Parameters } from '#domain/comprehension/parameters.ts'
import type { Estimate } from '#domain/comprehension/read-out.ts'
import { scoringOf } from '#domain/comprehension/scoring.ts'

/** A practice is decided, and asked no further, from these probabilities outwards. */
export const STOP_FROM = 0.85
export const STOP_TO = 0.15

const BEST = 3

/** Whether a follow-up need not ask any more about a practice. */
export function isDecided(probability: number): boolean {
  return probability >= STOP_FROM || probability <= STOP_TO
}

/**
 * Practices in the order a follow-up asks about them: those faded or confidently wrong first, then by risk weight times
 * P(1 − P). `riskWeights` are 1 where they say nothing.
 */
export function practicesToAsk(
  estimates: readonly Pick<Estimate, 'practice' | 'probability' | 'status' | 'confidentlyWrong'>[],
  riskWeights: ReadonlyMap<PracticeId, number>,
): PracticeId[] {
  const priority = estimates.map((estimate) => ({
    practice: estimate.practice,
    urgent: estimate.status === 'faded' || estimate.confidentlyWrong ? 1 : 0,
    weight: (riskWeights.get(estimate.practice) ?? 1) * estimate.probability * (1 - estimate.probability),
  }))
  return priority
    .sort((left, right) => right.urgent - left.urgent || right.weight - left.weight)
    .map((entry) => entry.practice)
}

/**
 * The next item to ask in one practice: of the candidates (unseen items of the practice) one of the three that lower the
 * expected entropy of "theta ≥ tau" most, at random so that colleagues do not all get the same. `chance` is in [0, 1).
 * Null without candidates.
 */
export function nextItem(
  evidence: ReadonlyMap<PracticeId, Evidence>,
  parameters: Parameters,
  request: { practice: PracticeId; candidates: readonly string[]; asOf: Date; chance: number },
): string | null {
  const scoring = scoringOf(parameters)
  const { now } = jointLikelihoodAt(evidence, parameters, request.asOf)
  const posterior = posteriorsUnder(now, generalWeights(0), scoring)(request.practice)
  const { above } = scoring.practice(request.practice)
  const ranking = request.candidates
    .filter((id) => !itemParameters(parameters, id).quarantined)
    .map((id) => ({ id, entropy: expectedEntropy(posterior, above, curveOnGrid(itemParameters(parameters, id))) }))
    .sort((left, right) => left.entropy - right.entropy)
    .slice(0, BEST)
  return ranking[Math.floor(request.chance * ranking.length)]?.id ?? null
}

/** Expected entropy (bits) of "theta ≥ tau" after one more answer to an item with this curve. */
export function expectedEntropy(posterior: readonly number[], above: readonly number[], curve: Float64Array): number {
  const right = posterior.map((mass, index) => mass * (curve[index] ?? 0))
  const chanceRight = right.reduce((sum, mass) => sum + mass, 0)
  const aboveRight = massAbove(right, above)
  const aboveWrong = massAbove(posterior, above) - aboveRight
  return chanceRight * entropy(aboveRight / chanceRight) + (1 - chanceRight) * entropy(aboveWrong / (1 - chanceRight))
}

function entropy(probability: number): number {
  if (!(probability > 0 && probability < 1)) return 0
  return -probability * Math.log2(probability) - (1 - probability) * Math.log2(1 - probability)
}
