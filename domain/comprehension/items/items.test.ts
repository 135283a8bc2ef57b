import { describe, expect, it } from 'vitest'
import { calibrate } from '#domain/comprehension/calibration/calibrate.ts'
import { replay } from '#domain/comprehension/calibration/replay.ts'
import { applyAnswer, type Evidence } from '#domain/comprehension/evidence.ts'
import { expertParameters } from '#domain/comprehension/expert-parameters.ts'
import { curveOnGrid } from '#domain/comprehension/item-response.ts'
import { readOut } from '#domain/comprehension/read-out.ts'
import { pairKey, worldE } from '#simulation/model/dishonest-world.ts'
import { normal, seededRandom } from '#simulation/model/random.ts'
import { worldA } from '#simulation/model/world.ts'
import { sharingFlags, upperTail } from './answer-sharing.ts'
import { choicesFromAnswers } from './choices-from-answers.ts'
import { differentialFunctioning, type GroupedAnswer } from './differential-functioning.ts'
import { itemStatistics, type ObservedAnswer } from './item-statistics.ts'
import { expectedEntropy, isDecided, nextItem, practicesToAsk } from './next-item.ts'
import { restAbilities } from './rest-abilities.ts'

const content = { offered: ['a', 'b', 'c'], key: 'a' }

/** Answers of people in a row of abilities; `choose` says which option each takes. */
function observed(n: number, choose: (theta: number, index: number) => string): ObservedAnswer[] {
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
        observed(29, () => 'a'),
        content,
      ),
    ).toEqual({ verdict: 'too-few-answers', answers: 29 })
  })

  it('find nothing wrong with a good item', () => {
    const statistics = itemStatistics(
      observed(100, (theta, index) => (theta > 0 ? 'a' : index % 2 ? 'b' : 'c')),
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
    const statistics = itemStatistics(observed(120, choose), content)
    expect(statistics.verdict === 'assessed' && statistics.flags).toContain(flag)
  })

  it('doubt a key only where more than a few chose another option, and were abler by more than chance', () => {
    const doubted = (choose: (theta: number, index: number) => string) => {
      const statistics = itemStatistics(observed(120, choose), content)
      return statistics.verdict === 'assessed' && statistics.flags.includes('key-may-be-wrong')
    }
    expect(doubted((theta, index) => (theta > 1.9 && index % 2 ? 'b' : index % 3 ? 'a' : 'c'))).toBe(false)
    expect(doubted((_, index) => ['a', 'b', 'c'][index % 3] ?? '')).toBe(false)
    expect(doubted((theta, index) => (theta > 1 ? 'b' : index % 2 ? 'a' : 'c'))).toBe(true)
  })

  it('quarantine only what is surely negative', () => {
    const negative = itemStatistics(
      observed(120, (theta) => (theta < 0 ? 'a' : 'b')),
      content,
    )
    const uncertain = itemStatistics(
      observed(40, (theta, index) => (index % 2 === 0 || theta < -1.8 ? 'a' : 'b')),
      content,
    )
    expect(negative).toMatchObject({ quarantine: true })
    expect(uncertain).toMatchObject({ quarantine: false })
  })

  it('correct ability for the answer itself', () => {
    const world = worldA({ people: 12, itemsPerPractice: 4, practices: 2, seed: 4 })
    const parameters = expertParameters(world.items.map((item) => item.expert))
    const found = [...restAbilities(world.table, parameters)]
    expect(found).toHaveLength(12 * 8)
    const { row, person, theta } = found[5] ?? { row: -1, person: -1, theta: 0 }
    const others = [...found]
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

describe('differential functioning', () => {
  const random = seededRandom(9)
  const group = (name: GroupedAnswer['group'], n: number, disadvantage: number): GroupedAnswer[] =>
    Array.from({ length: n }, () => {
      const theta = normal(random) - (name === 'focal' ? 0.5 : 0)
      return { group: name, theta, correct: random() < 1 / (1 + Math.exp(-1.2 * (theta - disadvantage))) }
    })

  it('is not assessed below 100 a group', () => {
    expect(differentialFunctioning([...group('reference', 500, 0), ...group('focal', 99, 0)])).toEqual({
      verdict: 'not-assessed',
      reference: 500,
      focal: 99,
    })
  })

  it('is none where groups differ in ability only', () => {
    expect(differentialFunctioning([...group('reference', 800, 0), ...group('focal', 800, 0)]).verdict).toBe('none')
  })

  it('is large, and says for whom, where the item itself is harder for one group', () => {
    const found = differentialFunctioning([...group('reference', 800, 0), ...group('focal', 800, 1)])
    expect(found).toMatchObject({ verdict: 'large', harderFor: 'focal' })
  })

  it('agrees with the odds ratio by hand where all have one ability', () => {
    const cell = (name: GroupedAnswer['group'], correct: boolean, n: number) =>
      Array.from({ length: n }, (): GroupedAnswer => ({ group: name, correct, theta: 0 }))
    const answers = [
      ...cell('reference', true, 80),
      ...cell('reference', false, 40),
      ...cell('focal', true, 60),
      ...cell('focal', false, 60),
    ]
    const interleaved = answers.map((answer, index) => ({ ...answer, theta: (index * 37) % 240 }))
    const found = differentialFunctioning(interleaved)
    expect(found.verdict !== 'not-assessed' && found.oddsRatio.value).toBeCloseTo(2, 0)
  })
})

describe('what a follow-up asks', () => {
  const items = [-3, -0.2, 0, 0.2, 3].map((difficulty, index) => ({
    id: `i${index}`,
    practice: 'p',
    format: 'single' as const,
    options: 4,
    difficulty,
    justCompetent: 0.62,
  }))
  const parameters = expertParameters(items)
  const asOf = new Date(0)
  const candidates = items.map((item) => item.id)

  it('are practices faded or confidently wrong first, then the uncertain by their risk', () => {
    const estimate = { probability: 0.5, status: 'developing', confidentlyWrong: false } as const
    const order = practicesToAsk(
      [
        { ...estimate, practice: 'sure', probability: 0.99 },
        { ...estimate, practice: 'open' },
        { ...estimate, practice: 'risky' },
        { ...estimate, practice: 'bold', probability: 0.97, confidentlyWrong: true },
        { ...estimate, practice: 'faded', probability: 0.7, status: 'faded' },
      ],
      new Map([['risky', 2]]),
    )
    expect(order).toEqual(['faded', 'bold', 'risky', 'open', 'sure'])
  })

  it('is one of the three items that tell most, by chance', () => {
    const asked = [0, 0.4, 0.99].map((chance) =>
      nextItem(new Map(), parameters, { practice: 'p', candidates, asOf, chance }),
    )
    expect(new Set(asked)).toEqual(new Set(['i1', 'i2', 'i3']))
    expect(nextItem(new Map(), parameters, { practice: 'p', candidates: ['i4'], asOf, chance: 0.9 })).toBe('i4')
    expect(nextItem(new Map(), parameters, { practice: 'p', candidates: [], asOf, chance: 0 })).toBeNull()
  })

  it('never raises the expected entropy', () => {
    const posterior = Array.from({ length: 41 }, () => 1 / 41)
    const above = posterior.map((_, index) => (index > 20 ? 1 : 0))
    for (const item of Object.values(parameters.items)) {
      expect(expectedEntropy(posterior, above, curveOnGrid(item))).toBeLessThanOrEqual(1)
    }
  })

  it('stops at 0.85 and 0.15', () => {
    expect([0.15, 0.16, 0.84, 0.85].map(isDecided)).toEqual([true, false, false, true])
  })
})

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
