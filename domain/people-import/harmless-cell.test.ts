import fc from 'fast-check'
import { expect, test } from 'vitest'
import { harmlessCell, plainCell } from './harmless-cell.ts'

test.each([
  ['=1+1', "'=1+1"],
  ['@SUM(A1)', "'@SUM(A1)"],
  ['Ruiz;=1+1', "Ruiz;'=1+1"],
  ['Ruiz, -2', "Ruiz, '-2"],
  ['a\t+b', "a\t'+b"],
  ["'=1", "''=1"],
  ['Núñez-Ortiz', 'Núñez-Ortiz'],
  ["O'Brien", "O'Brien"],
])('%j is written as %j', (text, output) => {
  expect(harmlessCell(text)).toBe(output)
})

test('every text comes back, and no piece of it begins like a formula, whatever separates cells', () => {
  const unit = fc.constantFrom('a', ' ', ';', ',', '\t', '|', '"', "'", '=', '+', '-', '@', 'é')
  fc.assert(
    fc.property(fc.string({ unit, maxLength: 12 }), (text) => {
      const output = harmlessCell(text)
      expect(plainCell(output)).toBe(text)
      for (const separator of [';', ',', '\t', '|'])
        for (const piece of output.split(separator)) expect(piece).not.toMatch(/^\s*[=+\-@]/)
    }),
  )
})
