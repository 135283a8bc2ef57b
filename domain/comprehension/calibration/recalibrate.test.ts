import { describe, expect, it } from 'vitest'
import { ASSUMED_FORGETTING } from '#domain/comprehension/forgetting.ts'
import { worldA } from '#simulation/model/world.ts'
import { type AnswerTable, AnswerTableBuilder } from './answer-table.ts'
import { recalibrate } from './recalibrate.ts'

const world = worldA({ people: 150, itemsPerPractice: 6, practices: 3, seed: 21 })
const items = world.items.map((item) => item.expert)
const wrongKey = items[2]?.id ?? ''

/** The same answers with the key of one item set wrongly, and what was chosen. */
function withWrongKey(table: AnswerTable): AnswerTable {
  const builder = new AnswerTableBuilder()
  for (let person = 0; person < table.people.length; person++) {
    for (let row = table.start[person] ?? 0; row < (table.start[person + 1] ?? 0); row++) {
      const item = table.items[table.item[row] ?? 0] ?? ''
      const knows = table.correct[row] === 1
      builder.add({
        person: table.people[person] ?? '',
        item,
        correct: item === wrongKey ? !knows : knows,
        confidence: null,
        elapsedMs: table.elapsedMs[row] ?? 0,
        answeredAt: table.answeredAt[row] ?? 0,
        choice: knows ? 'best' : 'other',
      })
    }
  }
  return builder.finish()
}

const contents = new Map(
  items.map(({ id }) => [id, { offered: ['best', 'other'], key: id === wrongKey ? 'other' : 'best' }]),
)

describe('the nightly recalibration', () => {
  it('quarantines an item with a wrong key, says why, and scores without it', () => {
    const { calibration, quarantine, statistics, forgetting } = recalibrate(withWrongKey(world.table), items, {
      contents,
      forgetting: ASSUMED_FORGETTING,
    })
    expect([...quarantine]).toEqual([wrongKey])
    expect(statistics.get(wrongKey)).toMatchObject({
      flags: expect.arrayContaining(['negative-discrimination', 'key-may-be-wrong']),
    })
    expect(calibration.parameters.items[wrongKey]?.quarantined).toBe(true)
    expect(forgetting.verdict).toBe('too-few-later-answers')
  })

  it('gives the same result when it runs twice', () => {
    const options = { contents, forgetting: ASSUMED_FORGETTING }
    expect(recalibrate(world.table, items, options).calibration.parameters).toEqual(
      recalibrate(world.table, items, options).calibration.parameters,
    )
  })
})
