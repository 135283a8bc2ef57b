import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { GRID, PRIOR } from '#domain/comprehension/grid.ts'
import { probabilityRight } from '#domain/comprehension/item-response.ts'
import { improveFloor } from './item-step.ts'

const ceiling = 0.98
const curve = { a: 1.3, b: -0.2, c: 0.25 }

/** What `people` people of the population are expected to answer where the true floor is `c`. */
function answersUnder(c: number, people: number) {
  const answerWeights = Float64Array.from(PRIOR, (weight) => weight * people)
  const right = answerWeights.map((count, t) => count * probabilityRight(GRID[t] ?? 0, { ...curve, c }))
  return { answerWeights, right }
}

const floorFrom = (c: number, people: number, mean: number) => {
  const { answerWeights, right } = answersUnder(c, people)
  return improveFloor(curve, answerWeights, right, { mean, answers: 20 }, { ceiling }).c
}

describe('the floor of an item', () => {
  it('stays as published without answers', () => {
    expect(floorFrom(0.6, 0, 0.25)).toBeCloseTo(0.25, 6)
    expect(floorFrom(0.6, 0, 1 / 24)).toBeCloseTo(1 / 24, 6)
  })

  it('is what the answers show once there are many', () => {
    expect(floorFrom(0.6, 100_000, 0.25)).toBeCloseTo(0.6, 2)
  })

  it('lies between what was published and what the answers show, nearer to these the more there are', () => {
    const probability = fc.double({ min: 0.02, max: 0.9, noNaN: true })
    fc.assert(
      fc.property(probability, probability, fc.integer({ min: 1, max: 2000 }), (truth, publishedChance, people) => {
        const [few, more] = [floorFrom(truth, people, publishedChance), floorFrom(truth, people * 2, publishedChance)]
        expect(Math.abs(more - truth)).toBeLessThanOrEqual(Math.abs(few - truth) + 1e-6)
        expect(few).toBeGreaterThanOrEqual(Math.min(truth, publishedChance) - 1e-6)
        expect(few).toBeLessThanOrEqual(Math.max(truth, publishedChance) + 1e-6)
      }),
    )
  })
})
