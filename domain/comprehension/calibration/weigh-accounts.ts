import { CEILING, type ResponseCurve } from '#domain/comprehension/item-response.ts'
import { accountWeights } from './account-weights.ts'
import type { EvidenceBlocks } from './evidence-blocks.ts'
import { expectation } from './expectation.ts'
import { fitCurves } from './fit-curves.ts'
import { type FitStepsOptions, fitSteps } from './fit-steps.ts'
import type { CurvePrior } from './item-step.ts'

/** Curves of the items, and lambda, as the continuous account alone has them. */
export type Continuous = {
  curves: readonly ResponseCurve[]
  priors: readonly CurvePrior[]
  lambda: number
}

/** With fewer people half of them say too little of the other half. */
const FEWEST_PEOPLE = 20
/** The evidence of so many people decides; more would cost time alone. */
const MOST_PEOPLE = 1500
const MOST_ITERATIONS = 60
/** Of the curves from which half of the people predict the other half: no finer than tells accounts apart. */
const TOLERANCE = 0.01

/**
 * Weighs two accounts of each practice: that ability is continuous, and that it is mastered wholly or not at all. Each is
 * learned from every second person and has to predict the answers of the others, and the other way round: which fits
 * better the answers it was learned from says little, for either can bend itself to chance. Returns the curves of the items
 * and lambda with what the second account adds to them; the very same ones where it adds nothing.
 */
export function weighAccounts(
  blocks: EvidenceBlocks,
  continuous: Continuous,
  practiceOf: readonly number[],
): { curves: readonly ResponseCurve[]; lambda: number } {
  if (blocks.personStart.length - 1 < FEWEST_PEOPLE) return continuous
  const floors = continuous.curves.map((curve, item) => continuous.priors[item]?.floor ?? { mean: curve.c, answers: 1 })
  const options = { practiceOf, floors, lambda: continuous.lambda }
  const evidence = heldOutEvidence(blocks, continuous, options)
  const weights = accountWeights([...evidence.values()])
  if (weights.every((weight) => weight === 0)) return continuous
  const weightOf = new Map([...evidence.keys()].map((practice, place) => [practice, weights[place] ?? 0]))
  const { steps, lambda } = fitSteps(blocks, options)
  const curves = continuous.curves.map((curve, item) => {
    const weight = weightOf.get(practiceOf[item] ?? -1) ?? 0
    const step = steps[item]
    if (weight === 0 || !step) return curve
    return { ...curve, c: curve.c + weight * (step.c - curve.c), allOrNone: { ...step.allOrNone, weight } }
  })
  const meanWeight = weights.reduce((sum, weight) => sum + weight, 0) / weights.length
  return { curves, lambda: continuous.lambda + meanWeight * (lambda - continuous.lambda) }
}

/**
 * Of each practice that has answers, by how much the all-or-none account predicts them better than the continuous one: a
 * difference of log-likelihoods, given what all other practices say of the same people.
 */
function heldOutEvidence(
  blocks: EvidenceBlocks,
  continuous: Continuous,
  options: FitStepsOptions,
): Map<number, number> {
  const people = blocks.personStart.length - 1
  const every = Math.ceil(people / MOST_PEOPLE)
  const half = (which: number) =>
    Float64Array.from({ length: people }, (_, person) =>
      person % every === 0 && (person / every) % 2 === which ? 1 : 0,
    )
  const [even, odd] = [half(0), half(1)]
  const evidence = new Map(options.practiceOf.map((practice) => [practice, 0]))
  for (const { learning, predicted } of [
    { learning: even, predicted: odd },
    { learning: odd, predicted: even },
  ]) {
    const fit = fitCurves(blocks, {
      ...continuous,
      lambdaIs: 'learned',
      ceiling: CEILING,
      weights: learning,
      mostIterations: MOST_ITERATIONS,
      tolerance: TOLERANCE,
    })
    const { steps } = fitSteps(blocks, { ...options, weights: learning })
    const logLikelihood = (curves: readonly ResponseCurve[]) =>
      expectation(blocks, curves, { lambda: fit.lambda, ceiling: CEILING, weights: predicted }).logLikelihood
    const without = logLikelihood(fit.curves)
    for (const [practice, sum] of evidence) {
      const curves = fit.curves.map((curve, item) =>
        options.practiceOf[item] === practice ? (steps[item] ?? curve) : curve,
      )
      evidence.set(practice, sum + logLikelihood(curves) - without)
    }
  }
  return evidence
}
