import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const root = join(import.meta.dirname, '..')

type Row = { readonly number: number; readonly mechanism: string; readonly test: string }

/** The rows of the table of docs/faults.md: a number, a kind, a file, a test, and whether the test was seen failing. */
function rows(): Row[] {
  const text = readFileSync(join(root, 'docs/faults.md'), 'utf8')
  return text.split('\n').flatMap((line): Row[] => {
    const [, number = '', , mechanism = '', test = ''] = line.split('|').map((cell) => cell.trim())
    if (!/^\d+$/.test(number)) return []
    return [{ number: Number(number), mechanism: mechanism.replaceAll('`', ''), test: test.replaceAll('`', '') }]
  })
}

test('each of the thirty kinds of fault has a mechanism and a test, in files that are there', () => {
  const table = rows()
  expect([...new Set(table.map(({ number }) => number))]).toEqual(Array.from({ length: 30 }, (_, place) => place + 1))
  const missing = table
    .flatMap(({ mechanism, test }) => [mechanism, test])
    .filter((file) => !existsSync(join(root, file)))
  expect(missing).toEqual([])
  expect(table.filter(({ test }) => !/\.(test|spec)\.tsx?$/.test(test))).toEqual([])
  expect(table.filter(({ mechanism }) => /\.(test|spec|testing)\.tsx?$/.test(mechanism))).toEqual([])
})
