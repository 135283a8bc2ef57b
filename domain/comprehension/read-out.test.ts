import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { GRID, PRIOR } from './grid.ts'
import { generalWeights, messagesToGeneral } from './higher-order.ts'
import { type JointLikelihood, posteriorsUnder } from './joint-likelihood.ts'
import { answers, flatPrior, ids, later, now, only, parameters, practices } from './read-out.testing.ts'
import { readOut } from './read-out.ts'
import { scoringOf } from './scoring.ts'

/** JointLikelihood from likelihoods alone. */
function jointOf(likelihoodOf: ReadonlyMap<string, readonly number[]>): JointLikelihood {
  const likelihoods = [...likelihoodOf.values()]
  const places = new Map([...likelihoodOf.keys()].map((id, place) => [id, place]))
  return { places, likelihoods, messages: messagesToGeneral(likelihoods, scoringOf(parameters).kernel) }
}

const likelihood = fc.array(fc.double({ min: 1e-9, max: 1, noNaN: true }), { minLength: 41, maxLength: 41 })

describe('the read-out', () => {
  it('without evidence says what the prior says, of every practice asked for', () => {
    const estimates = readOut(new Map(), parameters, { practices, asOf: now })
    expect(estimates.map((estimate) => estimate.practice)).toEqual(ids)
    for (const estimate of estimates) {
      expect(estimate.theta).toBeCloseTo(0, 6)
      expect(estimate.thetaSd).toBeCloseTo(1, 2)
      expect(estimate).toMatchObject({
        status: 'not-enough-evidence',
        tooLittle: 'few-answers',
        answers: 0,
        lastEvidenceAt: null,
        engagedShare: 1,
      })
    }
  })

  it('is Bayes by hand when practices are unrelated', () => {
    const own = answers('a', 3, 1)
    const joint = own.likelihood.map((value, index) => value * (PRIOR[index] ?? 0))
    const total = joint.reduce((sum, value) => sum + value, 0)
    const mean = joint.reduce((sum, value, index) => sum + (value / total) * (GRID[index] ?? 0), 0)
    const estimate = only({ a: own, b: answers('b', 0, 8) }, { using: flatPrior }).a
    expect(estimate?.theta).toBeCloseTo(mean, 10)
  })

  it('agrees with summing over every combination of abilities', () => {
    const likelihoodOf = new Map(['a', 'b'].map((id, index) => [id, answers(id, 2 + index, 2).likelihood]))
    const { kernel } = scoringOf(parameters)
    const weights = generalWeights(0)
    const joint = GRID.map(() => 0)
    for (let g = 0; g < 15; g++) {
      for (let t = 0; t < 41; t++) {
        for (let u = 0; u < 41; u++) {
          const chance =
            (weights[g] ?? 0) *
            (kernel.byGeneral[g * 41 + t] ?? 0) *
            (likelihoodOf.get('a')?.[t] ?? 0) *
            (kernel.byGeneral[g * 41 + u] ?? 0) *
            (likelihoodOf.get('b')?.[u] ?? 0)
          joint[t] = (joint[t] ?? 0) + chance
        }
      }
    }
    const total = joint.reduce((sum, value) => sum + value, 0)
    const posterior = posteriorsUnder(jointOf(likelihoodOf), weights, scoringOf(parameters))('a')
    joint.forEach((value, index) => {
      expect(posterior[index]).toBeCloseTo(value / total, 12)
    })
  })

  it('gives posteriors that sum to 1 and probabilities between 0 and 1, whatever the likelihoods', () => {
    fc.assert(
      fc.property(fc.array(likelihood, { minLength: 1, maxLength: 3 }), (givenLikelihoods) => {
        const likelihoodOf = new Map(givenLikelihoods.map((values, index) => [ids[index] ?? '', values]))
        for (const id of ids) {
          const posterior = posteriorsUnder(jointOf(likelihoodOf), generalWeights(0), scoringOf(parameters))(id)
          expect(posterior.reduce((sum, value) => sum + value, 0)).toBeCloseTo(1, 10)
        }
      }),
    )
  })

  it('does not depend on how a likelihood is scaled', () => {
    fc.assert(
      fc.property(likelihood, fc.double({ min: 1e-6, max: 1e6, noNaN: true }), (values, factor) => {
        const evidence = { ...answers('a', 1, 0), likelihood: values }
        const scaledEvidence = { ...evidence, likelihood: values.map((value) => value * factor) }
        const original = only({ a: evidence, b: answers('b', 3, 2) })
        const scaledEstimates = only({ a: scaledEvidence, b: answers('b', 3, 2) })
        for (const id of ids) {
          expect(scaledEstimates[id]?.probability).toBeCloseTo(original[id]?.probability ?? -1, 9)
        }
      }),
    )
  })

  it('rises with each right answer', () => {
    const chances = [0, 2, 4, 6, 8].map((right) => only({ a: answers('a', right, 8 - right) }).a?.probability ?? 0)
    expect([...chances].sort((x, y) => x - y)).toEqual(chances)
    expect(chances[0]).toBeLessThan(0.05)
    expect(chances[4]).toBeGreaterThan(0.9)
  })

  it('learns of a practice from the others, but never decides without own answers', () => {
    const able = only({ a: answers('a', 8, 0), b: answers('b', 8, 0) })
    const unable = only({ a: answers('a', 0, 8), b: answers('b', 0, 8) })
    expect(able.c?.probability).toBeGreaterThan((unable.c?.probability ?? 1) + 0.3)
    expect(able.c?.status).toBe('not-enough-evidence')
  })

  it('is shown so far on the day, understands after a later day, and fades', () => {
    const taughtEvidence = answers('a', 8, 0)
    expect(only({ a: taughtEvidence }).a?.status).toBe('shown-so-far')
    const laterEvidence = answers('a', 4, 0, taughtEvidence, later(10))
    expect(only({ a: laterEvidence }, { asOf: later(10) }).a?.status).toBe('understands')
    const fadedEstimate = only({ a: laterEvidence }, { asOf: later(2000) }).a
    expect(fadedEstimate?.status).toBe('faded')
    expect(fadedEstimate?.retained).toBeLessThan(0.5)
    expect(fadedEstimate?.sentence.daysSinceEvidence).toBeCloseTo(1990, 6)
  })

  it('falls with time to what was known before the training, and no further', () => {
    const evidence = { a: answers('a', 8, 0) }
    const chances = [0, 30, 120, 1000, 1e7].map((days) => only(evidence, { asOf: later(days) }).a?.probability ?? 0)
    expect([...chances].sort((x, y) => y - x)).toEqual(chances)
    const untaught = only({}).a?.probability ?? 0
    expect(chances[4]).toBeGreaterThan(untaught - 0.001)
    expect(chances[4]).toBeLessThan(untaught + 0.01)
  })

  it('raises the flag at two sure and wrong answers, whatever the probability', () => {
    const evidence = { ...answers('a', 8, 0), sureAndWrong: 2 }
    expect(only({ a: evidence }).a).toMatchObject({ confidentlyWrong: true, status: 'shown-so-far' })
    expect(only({ a: { ...evidence, sureAndWrong: 1 } }).a?.confidentlyWrong).toBe(false)
  })

  it('refuses a practice without a cut', () => {
    expect(() => readOut(new Map(), parameters, { practices: [{ id: 'x', critical: false }], asOf: now })).toThrow(
      'no cut',
    )
  })
})
