import type { ResponseCurve } from '#domain/comprehension/item-response.ts'
import type { EvidenceBlocks } from './evidence-blocks.ts'
import { type Expectation, expectation } from './expectation.ts'
import { type CurvePrior, improveCurve } from './item-step.ts'
import { improveLambda } from './lambda-step.ts'

export type FitOptions = {
  curves: readonly ResponseCurve[]
  priors: readonly CurvePrior[]
  lambda: number
  /** Whether lambda is learned or held. */
  lambdaIs: 'learned' | 'held'
  ceiling: number
  weights?: ArrayLike<number>
  mostIterations: number
  /** Stops when nothing moves by more than this in one iteration. */
  tolerance: number
}

export type Fit = {
  curves: ResponseCurve[]
  lambda: number
  /** Log marginal likelihood at the last iteration, without the priors. */
  logLikelihood: number
  iterations: number
  expectation: Expectation
}

/**
 * Marginal maximum a posteriori by expectation and maximisation (Bock and Aitkin), with penalised Newton steps per item.
 */
export function fitCurves(blocks: EvidenceBlocks, options: FitOptions): Fit {
  let curves = [...options.curves]
  let lambda = options.lambda
  const { ceiling } = options
  for (let iteration = 1; ; iteration++) {
    const expectationNow = expectation(blocks, curves, { lambda, ceiling, weights: options.weights })
    const size = expectationNow.answerWeights.length / curves.length
    const nextCurves = curves.map((curve, item) => {
      const prior = options.priors[item]
      if (!prior) throw new Error('a prior for every curve')
      const [from, to] = [item * size, (item + 1) * size]
      return improveCurve(
        curve,
        expectationNow.answerWeights.subarray(from, to),
        expectationNow.right.subarray(from, to),
        prior,
        {
          ceiling,
        },
      )
    })
    const improvedLambda = options.lambdaIs === 'learned' ? improveLambda(expectationNow.pairs) : lambda
    const largestMove = nextCurves.reduce(
      (most, curve, item) => {
        const old = curves[item] ?? curve
        const steps = [curve.b - old.b, Math.log(curve.a / old.a), curve.c - old.c].map(Math.abs)
        return Math.max(most, ...steps)
      },
      Math.abs(improvedLambda - lambda),
    )
    curves = nextCurves
    lambda = improvedLambda
    if (largestMove < options.tolerance || iteration >= options.mostIterations) {
      return {
        curves,
        lambda,
        logLikelihood: expectationNow.logLikelihood,
        iterations: iteration,
        expectation: expectationNow,
      }
    }
  }
}
