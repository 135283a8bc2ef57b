import { describe, expect, it } from 'vitest'
import { GRID } from './grid.ts'
import {
  generalWeights,
  kernelOf,
  meanGeneral,
  messagesToGeneral,
  posteriorOf,
  weightsFromOthers,
} from './higher-order.ts'

const kernel = kernelOf(0.7)
const peak = (at: number) => GRID.map((theta) => Math.exp(-40 * (theta - at) ** 2))

describe('the general ability', () => {
  it('is 0 without evidence and follows the evidence with it', () => {
    expect(meanGeneral(new Float64Array(0), generalWeights(0))).toBeCloseTo(0, 10)
    expect(meanGeneral(messagesToGeneral([peak(1), peak(1.2)], kernel), generalWeights(0))).toBeGreaterThan(0.8)
  })

  it('survives a hundred practices that contradict each other', () => {
    const likelihoods = Array.from({ length: 100 }, (_, index) => peak(index % 2 === 0 ? 4 : -4))
    const others = weightsFromOthers(messagesToGeneral(likelihoods, kernel), generalWeights(0))
    likelihoods.forEach((likelihood, row) => {
      const posterior = posteriorOf(likelihood, others, row, kernel)
      expect(posterior.reduce((sum, value) => sum + value, 0)).toBeCloseTo(1, 8)
    })
  })

  it('links practices as strongly as lambda says', () => {
    const linkedMean = (lambda: number) => {
      const using = kernelOf(lambda)
      const others = weightsFromOthers(messagesToGeneral([peak(2)], using), generalWeights(0))
      return posteriorOf(null, others, 1, using).reduce((sum, value, index) => sum + value * (GRID[index] ?? 0), 0)
    }
    expect(linkedMean(0)).toBeCloseTo(0, 6)
    expect(linkedMean(0.7)).toBeCloseTo(0.98, 1)
    expect(linkedMean(0.9)).toBeGreaterThan(linkedMean(0.7))
  })
})
