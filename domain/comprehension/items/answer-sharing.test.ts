import { describe, expect, it } from 'vitest'
import { calibrate } from '#domain/comprehension/calibration/calibrate.ts'
import { replay } from '#domain/comprehension/calibration/replay.ts'
import { readOut } from '#domain/comprehension/read-out.ts'
import { pairKey, worldE } from '#simulation/model/dishonest-world.ts'
import { sharingFlags, upperTail } from './answer-sharing.ts'
import { choicesFromAnswers } from './choices-from-answers.ts'

describe('answer sharing', () => {
  it('knows the normal distribution', () => {
    expect(upperTail(0)).toBeCloseTo(0.5, 12)
    expect(upperTail(1.959964)).toBeCloseTo(0.025, 7)
    expect(upperTail(-1.959964)).toBeCloseTo(0.975, 7)
    expect(upperTail(6) / 9.865876e-10).toBeCloseTo(1, 5)
  })

  it('flags pairs that copied, and few others', () => {
    const world = worldE({ people: 60, itemsPerPractice: 12, practices: 6, seed: 3, rings: 3 })
    const { parameters } = calibrate(
      world.table,
      world.items.map((item) => item.expert),
    )
    const practices = world.practiceIds.map((id) => ({ id, critical: false }))
    const people = world.table.people.map((_person, index) => {
      const estimates = readOut(replay(world.table, index, parameters), parameters, { practices, asOf: world.asOf })
      const theta = new Map(estimates.map((estimate) => [estimate.practice, estimate.theta]))
      return {
        person: `${index}`,
        choices: new Map(world.items.map((item, place) => [item.expert.id, world.choices[index]?.[place] ?? ''])),
        theta: (item: string) => theta.get(parameters.items[item]?.practice ?? '') ?? 0,
      }
    })
    const keys = new Map(world.items.map((item) => [item.expert.id, 'key']))
    const flags = sharingFlags(people, choicesFromAnswers(people, keys, parameters))
    const right = flags.filter(({ people: [one, other] }) =>
      world.copying.has(pairKey(Number(one), Number(other))),
    ).length
    expect(right / world.copying.size).toBeGreaterThan(0.5)
    expect(flags.length - right).toBeLessThanOrEqual(1)
    expect(flags.every((flag) => flag.sharedItems === 72)).toBe(true)
  })

  it('compares nobody on fewer than 40 items', () => {
    const choices = new Map(Array.from({ length: 39 }, (_, index) => [`i${index}`, 'x']))
    const person = { person: 'a', choices, theta: () => 0 }
    const items = new Map(
      [...choices.keys()].map((id) => [id, { key: 'k', right: () => 0.5, wrongShares: new Map([['x', 0.1]]) }]),
    )
    expect(sharingFlags([person, { ...person, person: 'b' }], items)).toEqual([])
  })
})
