import { expect, test } from 'vitest'
import { Search } from './audit-query.ts'

test('a day that the database does not know is not looked for', () => {
  const read = (from: string) => Search.parse({ from, until: from })
  expect(read('2026-11-29')).toMatchObject({ from: '2026-11-29', until: '2026-11-29' })
  for (const day of ['0000-01-01', '2026-02-30', '29.11.2026', ''])
    expect(read(day)).toMatchObject({ from: null, until: null })
})
