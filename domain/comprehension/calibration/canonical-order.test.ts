import { expect, it } from 'vitest'
import { worldB } from '#simulation/model/harder-worlds.ts'
import { type AnswerTable, AnswerTableBuilder } from './answer-table.ts'
import { calibrate } from './calibrate.ts'
import { inCanonicalOrder } from './canonical-order.ts'

const world = worldB({ people: 41, itemsPerPractice: 8, practices: 4, seed: 3 })
const experts = world.items.map(({ expert }) => expert)
const longAgo = Date.UTC(2000, 0, 1)

/** The same answers, where some people's stand last, without name and days, as they do once they were erased. */
function withoutPeople(table: AnswerTable, erasedPeople: readonly number[]): AnswerTable {
  const builder = new AnswerTableBuilder()
  const add = (person: number, id: string, minutes: number) => {
    for (let row = table.start[person] ?? 0; row < (table.start[person + 1] ?? 0); row++)
      builder.add({
        person: id,
        item: table.items[table.item[row] ?? 0] ?? '',
        correct: table.correct[row] === 1,
        confidence: null,
        elapsedMs: table.elapsedMs[row] ?? 0,
        answeredAt: (table.answeredAt[row] ?? 0) - minutes,
      })
  }
  table.people.forEach((id, person) => {
    if (!erasedPeople.includes(person)) add(person, id, 0)
  })
  for (const person of erasedPeople)
    add(person, `nobody ${person}`, (table.answeredAt[table.start[person] ?? 0] ?? 0) - longAgo)
  return builder.finish()
}

it('who was erased takes nothing that was learned from everyone with them, to the last digit', () => {
  const parametersOf = (table: AnswerTable) => calibrate(inCanonicalOrder(table), experts).parameters
  const before = parametersOf(withoutPeople(world.table, []))
  for (const erasedPeople of [[0], [7, 12], [40, 3, 22]])
    expect(parametersOf(withoutPeople(world.table, erasedPeople))).toEqual(before)
})
