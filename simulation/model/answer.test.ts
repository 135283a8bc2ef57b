import { describe, expect, it } from 'vitest'
import { ASSUMED_FORGETTING, retention } from '#domain/comprehension/forgetting.ts'
import { probabilityRight } from '#domain/comprehension/item-response.ts'
import { answerItem, rightChoice, type SimulatedItem } from './answer.ts'
import { abilityAt, daysUntilLoss, simulateClinician, teach } from './clinician.ts'
import { normal, seededRandom } from './random.ts'

const at = new Date(Date.UTC(2026, 2, 1))
const single: SimulatedItem = {
  id: 'q1',
  practice: 'p',
  format: 'single',
  options: ['a', 'b', 'c', 'd'].map((id) => ({ id, correct: id === 'b' })),
  parameters: { a: 1.3, b: -0.2, c: 0.25 },
}
const order: SimulatedItem = {
  ...single,
  format: 'order',
  options: ['a', 'b', 'c', 'd'].map((id) => ({ id, correct: true })),
}
const spot: SimulatedItem = {
  ...single,
  format: 'spot',
  options: ['a', 'b', 'c', 'd'].map((id) => ({ id, correct: id < 'c' })),
}
const habits = { practices: ['p'], engagement: 1 }

describe('chance', () => {
  it('repeats itself from a seed', () => {
    const draw = (seed: number) => Array.from({ length: 20 }, seededRandom(seed))
    expect(draw(7)).toEqual(draw(7))
    expect(draw(7)).not.toEqual(draw(8))
  })

  it('is standard normal where it says so', () => {
    const random = seededRandom(1)
    const draws = Array.from({ length: 20_000 }, () => normal(random))
    const mean = draws.reduce((sum, value) => sum + value, 0) / draws.length
    const variance = draws.reduce((sum, value) => sum + (value - mean) ** 2, 0) / draws.length
    expect(mean).toBeCloseTo(0, 1)
    expect(variance).toBeCloseTo(1, 1)
  })
})

describe('a simulated clinician', () => {
  it('answers right as often as the item response function says', () => {
    const random = seededRandom(3)
    const clinician = simulateClinician(random, habits)
    const n = 8000
    let right = 0
    for (let index = 0; index < n; index++) if (answerItem(clinician, single, at, random).correct) right += 1
    expect(right / n).toBeCloseTo(probabilityRight(abilityAt(clinician, 'p', at), single.parameters), 1)
  })

  it.each([
    ['single', single],
    ['order', order],
    ['spot', spot],
    ['multiple', { ...spot, format: 'multiple' as const }],
  ])('chooses the right options exactly when it is right (%s)', (_, item) => {
    const random = seededRandom(4)
    const clinician = simulateClinician(random, { practices: ['p'], engagement: 0.8 })
    for (let index = 0; index < 500; index++) {
      const { choice, correct, elapsedMs } = answerItem(clinician, item, at, random)
      expect(JSON.stringify(choice) === JSON.stringify(rightChoice(item))).toBe(correct)
      expect(new Set(choice).size).toBe(choice.length)
      expect(elapsedMs).toBeGreaterThan(0)
    }
  })

  it('keeps to its misconceptions', () => {
    const random = seededRandom(5)
    const favourites = new Set<string>()
    for (let person = 0; person < 30; person++) {
      const clinician = simulateClinician(random, { ...habits, mean: -3 })
      const counts = new Map<string, number>()
      for (let index = 0; index < 200; index++) {
        const { choice, correct } = answerItem(clinician, single, at, random)
        const optionId = choice[0] ?? ''
        if (!correct) counts.set(optionId, (counts.get(optionId) ?? 0) + 1)
      }
      favourites.add([...counts].sort((x, y) => y[1] - x[1])[0]?.[0] ?? '')
    }
    expect(favourites.size).toBe(3)
  })

  it('who is stuck on a belief chooses it almost wherever it is offered, however able, and is sure', () => {
    const random = seededRandom(9)
    const offering = {
      ...single,
      options: single.options.map((option) => (option.id === 'd' ? { ...option, misconception: 'it-is-so' } : option)),
    }
    const able = { ...habits, mean: 3, boldness: 0.5 }
    const answersOf = (stuckOn: { stuckOn?: string }, item: SimulatedItem) => {
      const clinician = simulateClinician(random, { ...able, ...stuckOn })
      return Array.from({ length: 500 }, () => answerItem(clinician, item, at, random))
    }
    const stuckAnswers = answersOf({ stuckOn: 'it-is-so' }, offering)
    const theBelief = stuckAnswers.filter(({ choice }) => choice[0] === 'd')
    expect(theBelief.length / stuckAnswers.length).toBeGreaterThan(0.8)
    expect(theBelief.filter(({ confidence }) => confidence === 'sure').length / theBelief.length).toBeGreaterThan(0.5)
    for (const elsewhere of [answersOf({ stuckOn: 'it-is-so' }, single), answersOf({}, offering)])
      expect(elsewhere.filter(({ correct }) => correct).length / elsewhere.length).toBeGreaterThan(0.8)
  })

  it('is rapid when not engaged, and then guesses', () => {
    const random = seededRandom(6)
    const clinician = simulateClinician(random, { practices: ['p'], engagement: 0, mean: 5 })
    const answers = Array.from({ length: 2000 }, () => answerItem(clinician, single, at, random))
    expect(answers.filter((answer) => answer.correct).length / answers.length).toBeCloseTo(0.25, 1)
    expect(answers.filter((answer) => answer.elapsedMs < 6000).length / answers.length).toBeGreaterThan(0.95)
  })

  it('is raised by teaching until it is forgotten', () => {
    const random = seededRandom(7)
    const clinician = simulateClinician(random, habits)
    const taughtClinician = teach(clinician, 'p', at, random, { gain: 1 })
    const before = abilityAt(clinician, 'p', at)
    expect(abilityAt(taughtClinician, 'p', at)).toBeGreaterThan(before + 0.5)
    expect(abilityAt(taughtClinician, 'p', new Date(at.getTime() + 40_000 * 86_400_000))).toBe(before)
  })

  it('is raised further by better teaching while the first is still there, and not by teaching as good', () => {
    const random = seededRandom(7)
    const once = teach(simulateClinician(random, habits), 'p', at, random, { gain: 1 })
    const again = teach(once, 'p', at, random, { gain: 1 })
    expect(abilityAt(again, 'p', at)).toBe(abilityAt(once, 'p', at))
    expect(abilityAt(teach(again, 'p', at, random, { gain: 4 }), 'p', at)).toBeGreaterThan(
      abilityAt(once, 'p', at) + 0.5,
    )
  })

  it('forgets as the forgetting curve says', () => {
    const random = seededRandom(8)
    const n = 20_000
    let retainedCount = 0
    for (let index = 0; index < n; index++) if (daysUntilLoss(random, 35, ASSUMED_FORGETTING) > 90) retainedCount += 1
    expect(retainedCount / n).toBeCloseTo(retention(90, 35, ASSUMED_FORGETTING), 1)
  })
})
