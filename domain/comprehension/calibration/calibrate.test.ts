import { describe, expect, it } from 'vitest'
import { expertParameters } from '#domain/comprehension/expert-parameters.ts'
import { readOut } from '#domain/comprehension/read-out.ts'
import { worldF } from '#simulation/model/guessable-world.ts'
import { normal, seededRandom } from '#simulation/model/random.ts'
import { TRUE_LAMBDA, worldA } from '#simulation/model/world.ts'
import { AnswerTableBuilder } from './answer-table.ts'
import { calibrate } from './calibrate.ts'
import { evidenceBlocks } from './evidence-blocks.ts'
import { expectation } from './expectation.ts'
import { replay } from './replay.ts'
import { fitResponseTimes } from './response-times.ts'

const DAY = 86_400_000
const row = { correct: true, confidence: null, elapsedMs: 60_000 }
const expert = { practice: 'p', format: 'single' as const, options: 4, difficulty: 0, justCompetent: 0.6 }

describe('the answer table', () => {
  it('sorts each person’s answers by time and keeps only those that count', () => {
    const builder = new AnswerTableBuilder()
    builder.add({ ...row, person: 'ada', item: 'x', answeredAt: 50 * DAY })
    builder.add({ ...row, person: 'bo', item: 'x', answeredAt: 3 * DAY })
    builder.add({ ...row, person: 'ada', item: 'x', answeredAt: 0, correct: false })
    builder.add({ ...row, person: 'ada', item: 'y', answeredAt: 4 * DAY })
    builder.add({ ...row, person: 'ada', item: 'x', answeredAt: 10 * DAY })
    const table = builder.finish()
    expect(table.people).toEqual(['ada', 'bo'])
    expect([...table.start]).toEqual([0, 3, 4])
    expect([...table.answeredAt]).toEqual([0, 4 * DAY, 50 * DAY, 3 * DAY])
    expect([...table.correct]).toEqual([0, 1, 1, 1])
  })

  it('grows past its first thousand rows', () => {
    const builder = new AnswerTableBuilder()
    for (let index = 0; index < 5000; index++)
      builder.add({ ...row, person: `${index % 50}`, item: `${index}`, answeredAt: index })
    expect(builder.finish().item).toHaveLength(5000)
  })
})

describe('the expectation', () => {
  it('scores as the read-out does: its abilities after forgetting are those of the report', () => {
    const builder = new AnswerTableBuilder()
    const days = [0, 0.01, 12, 40, 41.5]
    days.forEach((day, index) => {
      builder.add({ ...row, person: 'ada', item: `i${index}`, correct: index !== 2, answeredAt: day * DAY })
    })
    const table = builder.finish()
    const parameters = expertParameters(table.items.map((id) => ({ ...expert, id })))
    const blocks = evidenceBlocks(table, parameters)
    expect([...blocks.rowStart]).toEqual([0, 2, 3, 4, 5])
    const curves = table.items.map((id) => parameters.items[id] ?? { a: 1, b: 0, c: 0 })
    const { answerWeights } = expectation(blocks, curves, { lambda: parameters.lambda, ceiling: 0.98 })
    const last = Array.from(answerWeights.subarray(4 * 41, 5 * 41))
    const asOf = new Date(41.5 * DAY)
    const [estimate] = readOut(replay(table, 0, parameters), parameters, {
      practices: [{ id: 'p', critical: false }],
      asOf,
    })
    const theta = last.reduce((sum, value, index) => sum + value * (index / 5 - 4), 0)
    expect(last.reduce((sum, value) => sum + value, 0)).toBeCloseTo(1, 10)
    expect(theta).toBeCloseTo(estimate?.theta ?? 9, 4)
  })
})

describe('calibration', () => {
  const world = worldA({ people: 400, itemsPerPractice: 6, practices: 5, seed: 11 })
  const experts = world.items.map((item) => item.expert)
  const calibration = calibrate(world.table, experts)

  it('finds difficulties better than the experts did', () => {
    const error = (estimate: (id: string) => number) =>
      Math.sqrt(
        world.items.reduce((sum, { expert: { id }, truth }) => sum + (estimate(id) - truth.b) ** 2, 0) /
          world.items.length,
      )
    const before = expertParameters(experts)
    const ofExperts = error((id) => before.items[id]?.b ?? 0)
    const calibrationError = error((id) => calibration.parameters.items[id]?.b ?? 0)
    expect(calibrationError).toBeLessThan(ofExperts / 2)
  })

  it('learns the floor of every format from answers where what was published is wrong', () => {
    const guessable = worldF({ people: 800, itemsPerPractice: 8, practices: 2, seed: 5 })
    const items = guessable.items.map((item) => item.expert)
    const { items: learnedItems } = calibrate(guessable.table, items).parameters
    const error = (floor: (id: string) => number) =>
      guessable.items.reduce((sum, { expert: { id }, truth }) => sum + (floor(id) - truth.c) ** 2, 0)
    const publishedFloors = new Map(items.map(({ id, floor }) => [id, floor ?? 0]))
    expect(error((id) => learnedItems[id]?.c ?? 0)).toBeLessThan(error((id) => publishedFloors.get(id) ?? 0) * 0.8)
  })

  it('finds lambda near the truth and says how well it knows each item', () => {
    expect(Math.abs(calibration.parameters.lambda - TRUE_LAMBDA)).toBeLessThan(0.08)
    const precision = calibration.items[experts[0]?.id ?? '']
    expect(precision?.answers).toBe(400)
    expect(precision?.difficultySd).toBeLessThan(0.3)
  })

  it('leaves items that nobody answered, and everything when there are no answers, to the experts', () => {
    const unseenItem = { ...expert, id: 'unseen' }
    expect(calibrate(world.table, [...experts, unseenItem]).parameters.items.unseen).toEqual(
      expertParameters([unseenItem]).items.unseen,
    )
    const nothing = calibrate(new AnswerTableBuilder().finish(), experts)
    expect(nothing.parameters.items).toEqual(expertParameters(experts).items)
    expect(nothing.parameters.lambda).toBeCloseTo(0.7, 2)
  })

  it('leaves quarantined items out and marks them', () => {
    const id = experts[0]?.id ?? ''
    const without = calibrate(world.table, experts, { quarantine: new Set([id]) })
    expect(without.parameters.items[id]?.quarantined).toBe(true)
    expect(without.parameters.items[id]?.b).toBeCloseTo(expertParameters(experts).items[id]?.b ?? 9, 6)
  })

  it('refuses answers to an item of which experts have said nothing', () => {
    expect(() => calibrate(world.table, experts.slice(1))).toThrow('of which experts have said nothing')
  })
})

describe('answer times', () => {
  it('separate rapid guesses from engaged answers', () => {
    const random = seededRandom(2)
    const times = Array.from(
      { length: 400 },
      (_, index) => 1000 * (index < 60 ? 2.5 * Math.exp(0.4 * normal(random)) : 40 * Math.exp(0.5 * normal(random))),
    )
    const mixture = fitResponseTimes(times)
    expect(mixture.rapidShare).toBeCloseTo(0.15, 1)
    expect(Math.exp(mixture.engagedLogMedian)).toBeGreaterThan(36)
    expect(Math.exp(mixture.engagedLogMedian)).toBeLessThan(44)
    expect(Math.exp(mixture.rapidLogMedian)).toBeGreaterThan(2.1)
    expect(Math.exp(mixture.rapidLogMedian)).toBeLessThan(2.9)
  })

  it('take a quick item for a quick item, not for guessing', () => {
    const random = seededRandom(3)
    const times = Array.from({ length: 300 }, () => 7000 * Math.exp(0.35 * normal(random)))
    expect(fitResponseTimes(times).rapidShare).toBeLessThan(0.06)
  })
})
