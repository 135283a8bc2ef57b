import { describe, expect, test } from 'vitest'
import { normal, type Random, seededRandom } from '#simulation/model/random.ts'
import { EffectTally, trainingEffect } from './training-effect.ts'

type World = {
  readonly people: number
  /** How much more often questions are answered right after the training. */
  readonly effect: number
  /** By how much everybody changes in each month, trained or not. */
  readonly drift: number
  readonly starts: 'staggered' | 'together'
}

/** People of different skill, trained in one of eight months or all in the second, asked in follow-ups afterwards. */
function live(random: Random, { people, effect, drift, starts }: World): EffectTally {
  const tally = new EffectTally()
  for (let person = 0; person < people; person++) {
    const skill = 0.12 * normal(random)
    const trainedPeriod = starts === 'staggered' ? Math.floor(random() * 8) : 1
    const answer = (when: 'before' | 'after', period: number) => {
      const chance = 0.5 + skill + drift * period + (when === 'after' ? effect : 0)
      return { when, period, residual: (random() < Math.min(0.97, Math.max(0.03, chance)) ? 1 : 0) - 0.5 }
    }
    const before = Array.from({ length: 3 }, () => answer('before', trainedPeriod))
    const after = [1, 1, 2, 4].filter(() => random() < 0.8).map((months) => answer('after', trainedPeriod + months))
    tally.add([...before, ...after])
  }
  return tally
}

/** Of many worlds, how often the interval holds the effect, and how often an effect is claimed. */
function inManyWorlds(world: World): { covered: number; claimed: number; mean: number } {
  const runs = 400
  let coverage = 0
  let claims = 0
  let sum = 0
  for (let run = 0; run < runs; run++) {
    const effect = trainingEffect(live(seededRandom(run + 1), world))
    if (effect.verdict === 'too-few-answers') throw new Error('too few')
    if (effect.interval.low <= world.effect && world.effect <= effect.interval.high) coverage += 1
    if (effect.verdict !== 'no-evidence') claims += 1
    sum += effect.effect
  }
  return { covered: coverage / runs, claimed: claims / runs, mean: sum / runs }
}

describe('whether training works', () => {
  test.each([
    { people: 60, effect: 0 },
    { people: 400, effect: 0 },
    { people: 400, effect: 0.08 },
  ])(
    '$people people, an effect of $effect: the interval holds it, and no effect is seldom called one',
    ({ people, effect }) => {
      const { covered, claimed, mean } = inManyWorlds({ people, effect, drift: 0, starts: 'staggered' })
      expect(covered).toBeGreaterThan(0.91)
      expect(covered).toBeLessThan(0.985)
      expect(mean).toBeCloseTo(effect, 1)
      if (effect === 0) expect(claimed).toBeLessThan(0.1)
      else expect(claimed).toBeGreaterThan(0.5)
    },
  )

  test('a general drift is not credited to the training where starts are staggered', () => {
    const { covered, claimed, mean } = inManyWorlds({ people: 400, effect: 0, drift: 0.025, starts: 'staggered' })
    expect(Math.abs(mean)).toBeLessThan(0.01)
    expect(covered).toBeGreaterThan(0.91)
    expect(claimed).toBeLessThan(0.1)
  })

  test('where all start together there is nobody to compare with, and it says so', () => {
    const effect = trainingEffect(live(seededRandom(5), { people: 200, effect: 0.15, drift: 0, starts: 'together' }))
    expect(effect).toMatchObject({ verdict: 'better', drift: null, comparison: 0 })
  })

  test('nothing is said of fewer than thirty people', () => {
    const effect = trainingEffect(live(seededRandom(5), { people: 25, effect: 0.3, drift: 0, starts: 'together' }))
    expect(effect.verdict).toBe('too-few-answers')
  })
})
