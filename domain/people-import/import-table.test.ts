import { expect, test } from 'vitest'
import { tableUnderHeads } from './import-table.ts'

const records = (lines: readonly string[][]) => lines.map((fields, place) => ({ row: place + 1, fields }))

test('the names of the columns are found under a title, and rows may be longer than they', () => {
  const table = tableUnderHeads(records([['Staff list'], ['Email', 'First name'], ['ana@home.example', 'Ana', 'x']]))
  expect(table.heads).toEqual(['Email', 'First name', ''])
  expect(table.columns).toEqual(['email', 'givenName', null])
  expect(table.rows).toEqual([{ row: 3, fields: ['ana@home.example', 'Ana', 'x'] }])
})

test('where no name is known the first row is taken for them', () => {
  const table = tableUnderHeads(
    records([
      ['x', 'y'],
      ['1', '2'],
    ]),
  )
  expect([table.heads, table.columns, table.rows.length]).toEqual([['x', 'y'], [null, null], 1])
})
