import { describe, expect, it } from 'vitest'
import { probabilityRight } from '#domain/comprehension/item-response.ts'
import { ParametersSchema } from '#domain/comprehension/parameters-schema.ts'
import { accountsOf } from '#domain/comprehension/practice-accounts.ts'
import { worldB } from '#simulation/model/harder-worlds.ts'
import { seededRandom } from '#simulation/model/random.ts'
import { scoreEstimates } from '#simulation/model/scoring.ts'
import { drawAbilities, drawAnswers, drawItems, TRUE_CUT, worldA } from '#simulation/model/world.ts'
import { calibrate } from './calibrate.ts'

const size = { people: 120, itemsPerPractice: 8, practices: 4, seed: 3 }
const ratedIn = (world: { items: readonly { expert: Parameters<typeof calibrate>[1][number] }[] }) =>
  world.items.map(({ expert }) => expert)

describe('where mastery is all or none', () => {
  const world = worldB(size)
  const { parameters } = calibrate(world.table, ratedIn(world))

  it('answers say so, and where its threshold lies', () => {
    const accounts = accountsOf(parameters.items)
    expect([...accounts.values()].map(({ weight }) => weight)).toEqual([1, 1, 1, 1])
    for (const [practice, { threshold }] of accounts) {
      expect(Math.abs(threshold - TRUE_CUT)).toBeLessThan(0.4)
      expect(parameters.cuts[practice]).toEqual({ tau: threshold, standardError: 0 })
    }
  })

  it('estimates are far better than those of the continuous account', () => {
    const alone = calibrate(world.table, ratedIn(world), { accounts: 'continuous' }).parameters
    const [weighedLoss, continuous] = [parameters, alone].map(
      (otherParameters) => scoreEstimates(world, otherParameters).logLoss,
    )
    expect(weighedLoss).toBeLessThan((continuous ?? 0) * 0.6)
    expect(weighedLoss).toBeLessThan(0.04)
  })

  it('a document that went through a file gives the same digits', () => {
    const read = ParametersSchema.parse(JSON.parse(JSON.stringify(parameters)))
    expect(read).toEqual(parameters)
    expect(scoreEstimates(world, read)).toEqual(scoreEstimates(world, parameters))
  })

  it('an item that nobody answered has what was learned of its practice', () => {
    const [first] = ratedIn(world)
    if (!first) throw new Error('There is no item')
    const unseenItem = { ...first, id: 'unseen' }
    const learnedItems = calibrate(world.table, [...ratedIn(world), unseenItem]).parameters.items
    expect(learnedItems.unseen?.allOrNone).toEqual({ ...learnedItems[first.id]?.allOrNone, slip: 0.1 })
  })

  it('fewer than twenty people are too few to say', () => {
    const few = worldB({ ...size, people: 19 })
    expect(accountsOf(calibrate(few.table, ratedIn(few)).parameters.items).size).toBe(0)
  })
})

describe('where ability is continuous', () => {
  it('everything stays as if there were no other account', () => {
    const world = worldA(size)
    const weighedParameters = calibrate(world.table, ratedIn(world)).parameters
    expect(weighedParameters).toEqual(calibrate(world.table, ratedIn(world), { accounts: 'continuous' }).parameters)
    expect(JSON.stringify(weighedParameters)).not.toContain('allOrNone')
  })
})

describe('where some practices are so and some are not', () => {
  it('each has its own account', () => {
    const random = seededRandom(5)
    const items = drawItems(random, size)
    const theta = drawAbilities(random, size)
    const table = drawAnswers(random, size, items, (person, { practice, truth }) => {
      const ability = theta[person * size.practices + practice] ?? 0
      if (practice >= 2) return probabilityRight(ability, truth)
      return ability >= TRUE_CUT ? 0.9 : truth.c
    })
    const learnedParameters = calibrate(table, ratedIn({ items })).parameters
    expect([...accountsOf(learnedParameters.items)].map(([practice, { weight }]) => [practice, weight])).toEqual([
      ['practice-1', 1],
      ['practice-2', 1],
    ])
  })
})
