import { describe, expect, it } from 'vitest'
import { expertParameters } from '#domain/comprehension/expert-parameters.ts'
import { GRID } from '#domain/comprehension/grid.ts'
import { generalWeights, kernelOf, moments, posteriorOf } from '#domain/comprehension/higher-order.ts'
import { probabilityRight, type ResponseCurve } from '#domain/comprehension/item-response.ts'
import { AnswerTableBuilder } from './answer-table.ts'
import { evidenceBlocks } from './evidence-blocks.ts'
import { fitCurves } from './fit-curves.ts'

/**
 * How many of 1,000 people gave each of the 32 patterns of right and wrong answers to five items of the Law School
 * Admission Test, 00000 first and 11111 last (Bock and Lieberman 1970; in R as psych::bock, ltm::LSAT, mirt::LSAT7).
 */
const SECTION_6 = [
  3, 6, 2, 11, 1, 1, 3, 4, 1, 8, 0, 16, 0, 3, 2, 15, 10, 29, 14, 81, 3, 28, 15, 80, 16, 56, 21, 173, 11, 61, 28, 298,
]
const SECTION_7 = [
  12, 19, 1, 7, 3, 19, 3, 17, 10, 5, 3, 7, 7, 23, 8, 28, 7, 39, 11, 34, 14, 51, 15, 90, 6, 25, 7, 35, 18, 136, 32, 308,
]
const FLAT = { logDiscrimination: { mean: 0, precision: 0 }, difficulty: { mean: 0, precision: 0 }, floor: null }

/** Two-parameter logistic by marginal maximum likelihood: no guessing, no ceiling, flat priors, one ability. */
function fitOf(frequencies: readonly number[]) {
  const builder = new AnswerTableBuilder()
  frequencies.forEach((_, pattern) => {
    for (let item = 0; item < 5; item++) {
      const correct = ((pattern >> (4 - item)) & 1) === 1
      builder.add({
        person: `${pattern}`,
        item: `${item}`,
        correct,
        confidence: null,
        elapsedMs: 60_000,
        answeredAt: 0,
      })
    }
  })
  const table = builder.finish()
  const expert = { practice: 'p', format: 'single' as const, options: 4, difficulty: 0, justCompetent: 0.5 }
  const blocks = evidenceBlocks(table, expertParameters(table.items.map((id) => ({ ...expert, id }))))
  return fitCurves(blocks, {
    curves: table.items.map(() => ({ a: 1, b: 0, c: 0 })),
    priors: table.items.map(() => FLAT),
    lambda: 0,
    lambdaIs: 'held',
    ceiling: 1,
    weights: frequencies,
    mostIterations: 2000,
    tolerance: 1e-6,
  })
}

function expectedAbility(curves: readonly ResponseCurve[], correct: boolean) {
  const likelihood = GRID.map((theta) =>
    curves.reduce((product, curve) => {
      const p = probabilityRight(theta, curve, 1)
      return product * (correct ? p : 1 - p)
    }, 1),
  )
  return moments(posteriorOf(likelihood, generalWeights(0), 0, kernelOf(0)))
}

describe('calibration lands on the published results', () => {
  it('for section 6', () => {
    const { curves, logLikelihood } = fitOf(SECTION_6)
    expect(Math.abs(logLikelihood - -2466.653)).toBeLessThan(0.01)
    const publishedTable = [
      [0.8257, -3.3588],
      [0.7227, -1.3701],
      [0.8909, -0.2797],
      [0.6884, -1.8664],
      [0.6569, -3.1259],
    ]
    publishedTable.forEach(([a, b], item) => {
      expect(Math.abs((curves[item]?.a ?? 0) - (a ?? 0))).toBeLessThan(0.01)
      expect(Math.abs((curves[item]?.b ?? 0) - (b ?? 0))).toBeLessThan(0.01)
    })
    const none = expectedAbility(curves, false)
    expect(Math.abs(none.mean - -1.8968)).toBeLessThan(0.01)
    // The grid ends at −4, and a little of this posterior lies beyond.
    expect(Math.abs(none.sd - 0.8013)).toBeLessThan(0.012)
    const all = expectedAbility(curves, true)
    expect(Math.abs(all.mean - 0.6456)).toBeLessThan(0.01)
    expect(Math.abs(all.sd - 0.859)).toBeLessThan(0.01)
  })

  it('for section 7', () => {
    const { curves, logLikelihood } = fitOf(SECTION_7)
    expect(Math.abs(logLikelihood - -2658.805)).toBeLessThan(0.01)
    const publishedTable = [
      [0.9875, -1.8793],
      [1.0808, -0.7475],
      [1.7075, -1.0572],
      [0.765, -0.6353],
      [0.7357, -2.5208],
    ]
    publishedTable.forEach(([a, b], item) => {
      expect(Math.abs((curves[item]?.a ?? 0) - (a ?? 0))).toBeLessThan(0.01)
      expect(Math.abs((curves[item]?.b ?? 0) - (b ?? 0))).toBeLessThan(0.01)
    })
  })
})
