import { describe, expect, it } from 'vitest'
import { applyAnswer, type Evidence } from '#domain/comprehension/evidence.ts'
import { expertParameters } from '#domain/comprehension/expert-parameters.ts'
import { readOut } from '#domain/comprehension/read-out.ts'
import { worldA } from '#simulation/model/world.ts'
import { itemStatistics, type ObservedAnswer } from './item-statistics.ts'
import { restAbilities } from './rest-abilities.ts'

const content = { offered: ['a', 'b', 'c'], key: 'a' }

/** Answers of people in a row of abilities; `choose` says which option each takes. */
function observe(n: number, choose: (theta: number, index: number) => string): ObservedAnswer[] {
  return Array.from({ length: n }, (_, index) => {
    const theta = -2 + (4 * index) / (n - 1)
    const choice = choose(theta, index)
    return { choice, correct: choice === 'a', theta }
  })
}

describe('item statistics', () => {
  it('say nothing below 30 answers', () => {
    expect(
      itemStatistics(
        observe(29, () => 'a'),
        content,
      ),
    ).toEqual({ verdict: 'too-few-answers', answers: 29 })
  })

  it('find nothing wrong with a good item', () => {
    const statistics = itemStatistics(
      observe(100, (theta, index) => (theta > 0 ? 'a' : index % 2 ? 'b' : 'c')),
      content,
    )
    expect(statistics).toMatchObject({ verdict: 'assessed', facility: 0.5, flags: [], quarantine: false })
  })

  it.each([
    ['too-hard', (theta: number, index: number) => (theta > 1.5 ? 'a' : index % 2 ? 'b' : 'c')],
    ['too-easy', (theta: number) => (theta < -1.9 ? 'b' : 'a')],
    ['option-unused', (theta: number) => (theta > 0 ? 'a' : 'b')],
    ['discriminates-little', (_: number, index: number) => ['a', 'b', 'c'][index % 3] ?? ''],
    ['key-may-be-wrong', (theta: number, index: number) => (theta > 1 ? 'b' : index % 2 ? 'a' : 'c')],
    ['negative-discrimination', (theta: number, index: number) => (theta < 0 ? 'a' : index % 2 ? 'b' : 'c')],
  ])('flag %s', (flag, choose) => {
    const statistics = itemStatistics(observe(120, choose), content)
    expect(statistics.verdict === 'assessed' && statistics.flags).toContain(flag)
  })

  it('doubt a key only where more than a few chose another option, and were abler by more than chance', () => {
    const doubted = (choose: (theta: number, index: number) => string) => {
      const statistics = itemStatistics(observe(120, choose), content)
      return statistics.verdict === 'assessed' && statistics.flags.includes('key-may-be-wrong')
    }
    expect(doubted((theta, index) => (theta > 1.9 && index % 2 ? 'b' : index % 3 ? 'a' : 'c'))).toBe(false)
    expect(doubted((_, index) => ['a', 'b', 'c'][index % 3] ?? '')).toBe(false)
    expect(doubted((theta, index) => (theta > 1 ? 'b' : index % 2 ? 'a' : 'c'))).toBe(true)
  })

  it('quarantine only what is surely negative', () => {
    const negative = itemStatistics(
      observe(120, (theta) => (theta < 0 ? 'a' : 'b')),
      content,
    )
    const uncertain = itemStatistics(
      observe(40, (theta, index) => (index % 2 === 0 || theta < -1.8 ? 'a' : 'b')),
      content,
    )
    expect(negative).toMatchObject({ quarantine: true })
    expect(uncertain).toMatchObject({ quarantine: false })
  })

  it('correct ability for the answer itself', () => {
    const world = worldA({ people: 12, itemsPerPractice: 4, practices: 2, seed: 4 })
    const parameters = expertParameters(world.items.map((item) => item.expert))
    const abilities = [...restAbilities(world.table, parameters)]
    expect(abilities).toHaveLength(12 * 8)
    const { row, person, theta } = abilities[5] ?? { row: -1, person: -1, theta: 0 }
    const others = [...abilities]
      .filter((answer) => answer.person === person && answer.row !== row)
      .map((answer) => answer.row)
    let evidence = new Map<string, Evidence>()
    for (const other of others) {
      const itemId = world.table.items[world.table.item[other] ?? 0] ?? ''
      const practice = parameters.items[itemId]?.practice ?? ''
      const answer = {
        itemId,
        correct: world.table.correct[other] === 1,
        confidence: null,
        elapsedMs: 60_000,
        answeredAt: world.asOf,
      }
      evidence = new Map(evidence).set(
        practice,
        applyAnswer(evidence.get(practice) ?? null, { ...answer, occasion: 'training' }, parameters),
      )
    }
    const own = parameters.items[world.table.items[world.table.item[row] ?? 0] ?? '']?.practice ?? ''
    const [estimate] = readOut(evidence, parameters, { practices: [{ id: own, critical: false }], asOf: world.asOf })
    expect(theta).toBeCloseTo(estimate?.theta ?? 9, 8)
  })
})
