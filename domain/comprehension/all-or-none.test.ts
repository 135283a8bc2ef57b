import { describe, expect, it } from 'vitest'
import { AnswerTableBuilder } from './calibration/answer-table.ts'
import { replay } from './calibration/replay.ts'
import { expertParameters } from './expert-parameters.ts'
import { curveOnGrid, probabilityRight } from './item-response.ts'
import type { Parameters } from './parameters.ts'
import { readOut } from './read-out.ts'

const at = Date.UTC(2026, 5, 1)
const ids = ['one', 'two', 'three', 'four']
const experts = expertParameters(
  ids.map((id) => ({ id, practice: 'p', format: 'single' as const, options: 4, difficulty: 0, justCompetent: 0.6 })),
)
const allOrNone = { weight: 1, threshold: -0.3, slip: 0.1 }
const masteryParameters: Parameters = {
  ...experts,
  items: Object.fromEntries(Object.entries(experts.items).map(([id, item]) => [id, { ...item, allOrNone }])),
  cuts: { p: { tau: -0.3, standardError: 0 } },
}

function estimateAfter(parameters: Parameters, answers: readonly boolean[]): number {
  const builder = new AnswerTableBuilder()
  answers.forEach((correct, index) => {
    builder.add({
      person: 'ada',
      item: ids[index] ?? '',
      correct,
      confidence: null,
      elapsedMs: 60_000,
      answeredAt: at,
    })
  })
  const evidence = answers.length > 0 ? replay(builder.finish(), 0, parameters) : new Map()
  const [estimate] = readOut(evidence, parameters, { practices: [{ id: 'p', critical: false }], asOf: new Date(at) })
  return estimate?.probability ?? Number.NaN
}

describe('mastery that is all or none', () => {
  it.each([
    [true, true, true, true],
    [true, false, true, true],
    [false, false, true, false],
  ])('is estimated as Bayes has it for two classes (%s, %s, %s, %s)', (...answers) => {
    const before = estimateAfter(masteryParameters, [])
    const chance = (right: number) => answers.reduce((product, is) => product * (is ? right : 1 - right), 1)
    const [asMaster, asNone] = [before * chance(0.9), (1 - before) * chance(0.25)]
    expect(estimateAfter(masteryParameters, answers)).toBeCloseTo(asMaster / (asMaster + asNone), 10)
  })

  it('is mixed with the continuous account by its weight', () => {
    const curve = { a: 1.2, b: 0, c: 0.25 }
    const half = { ...curve, allOrNone: { ...allOrNone, weight: 0.5 } }
    expect(probabilityRight(-0.31, half)).toBeCloseTo((probabilityRight(-0.31, curve) + 0.25) / 2, 12)
    expect(probabilityRight(-0.29, half)).toBeCloseTo((probabilityRight(-0.29, curve) + 0.9) / 2, 12)
    expect([...curveOnGrid({ ...curve, allOrNone: { ...allOrNone, weight: 0 } })]).toEqual([...curveOnGrid(curve)])
  })
})
