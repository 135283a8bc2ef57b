import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { judgeRows } from './judge-rows.ts'
import { columns, ground, judgeLines, rowsOf } from './judging.testing.ts'

const cell = (choices: readonly string[]) => fc.constantFrom('', ...choices)
const anyLine = fc
  .tuple(
    cell(['17', '18', '19']),
    cell(['ana@home.example', 'ben@home.example', 'new@home.example', 'x']),
    cell(['Ana', 'Cleo']),
    cell(['Ruiz', '=1+1']),
    cell(['Nurse', 'Midwife']),
    cell(['Ward', 'Theatre']),
    cell(['Manager', 'Nobody']),
    cell(['es', 'xx']),
    cell(['Ward', 'Theatre|Ward']),
  )
  .map((cells) => cells.join(';'))

describe('any table', () => {
  test('has one verdict a row, and after it was applied nothing more would change', () => {
    fc.assert(
      fc.property(fc.array(anyLine, { maxLength: 12 }), (lines) => {
        const first = judgeLines(lines, { unknownTeams: 'make' })
        expect(first.map(({ row }) => row)).toEqual(lines.map((_, place) => place + 2))
        const people = new Map(ground.people.map((person) => [person.id, person]))
        for (const row of first) {
          if (row.verdict !== 'created' && row.verdict !== 'changed') continue
          const id = row.verdict === 'changed' ? row.personId : `new ${row.row}`
          const { teamIds = [], managedIds = [] } = people.get(id) ?? {}
          const idsOf = (names: readonly string[]) => names.map((name) => name.toLowerCase())
          people.set(id, {
            ...row.person,
            id,
            teamIds: [...teamIds, ...idsOf(row.teams)],
            managedIds: [...managedIds, ...idsOf(row.manages)],
          })
        }
        const teams = [...ground.teams, { id: 'theatre', name: 'Theatre', isArchived: false }]
        const second = judgeLines(lines, { people: [...people.values()], teams })
        expect(second.filter(({ verdict }) => verdict === 'created' || verdict === 'changed')).toEqual([])
      }),
    )
  })

  test('says the same in any order of its columns', () => {
    fc.assert(
      fc.property(
        fc.array(anyLine, { maxLength: 6 }),
        fc.shuffledSubarray([0, 1, 2, 3, 4, 5, 6, 7, 8], { minLength: 9 }),
        (lines, order) => {
          const reorderedTable = {
            columns: order.map((place) => columns[place] ?? null),
            rows: rowsOf(lines).map(({ row, fields }) => ({ row, fields: order.map((place) => fields[place] ?? '') })),
          }
          expect(judgeRows(reorderedTable, ground)).toEqual(judgeLines(lines))
        },
      ),
    )
  })
})
