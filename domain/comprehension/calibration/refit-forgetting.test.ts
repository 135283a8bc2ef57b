import { describe, expect, it } from 'vitest'
import { worldD } from '#simulation/model/harder-worlds.ts'
import { trueParameters, worldA } from '#simulation/model/world.ts'
import { type AnswerTable, AnswerTableBuilder, CONFIDENCES } from './answer-table.ts'
import { refitForgetting } from './refit-forgetting.ts'

const options = { people: 300, itemsPerPractice: 8, practices: 4, seed: 5 }

/** The same answers, every second one given half a year later. */
function spread(table: AnswerTable): AnswerTable {
  const builder = new AnswerTableBuilder()
  for (let person = 0; person < table.people.length; person++) {
    for (let row = table.start[person] ?? 0; row < (table.start[person + 1] ?? 0); row++) {
      builder.add({
        person: table.people[person] ?? '',
        item: table.items[table.item[row] ?? 0] ?? '',
        correct: table.correct[row] === 1,
        confidence: CONFIDENCES[table.confidence[row] ?? 0] ?? null,
        elapsedMs: table.elapsedMs[row] ?? 0,
        answeredAt: (table.answeredAt[row] ?? 0) + (row % 2) * 180 * 86_400_000,
      })
    }
  }
  return builder.finish()
}

describe('how fast is forgotten', () => {
  it('is found again where people forget as assumed', () => {
    const world = worldD(options)
    const { forgetting, verdict } = refitForgetting(world.table, trueParameters(world))
    expect(verdict).toBe('refitted')
    expect(forgetting.initialStabilityDays).toBeGreaterThanOrEqual(35 / 2.1)
    expect(forgetting.initialStabilityDays).toBeLessThanOrEqual(35 * 2.1)
  })

  it('is far slower where nobody does', () => {
    const world = worldA(options)
    const { forgetting } = refitForgetting(spread(world.table), trueParameters(world))
    expect(forgetting.initialStabilityDays).toBeGreaterThanOrEqual(35 * 2)
  })

  it('stays as assumed with too few answers on later days', () => {
    const world = worldA(options)
    const parameters = trueParameters(world)
    expect(refitForgetting(world.table, parameters)).toEqual({
      forgetting: parameters.forgetting,
      laterAnswers: 0,
      verdict: 'too-few-later-answers',
    })
  })
})
