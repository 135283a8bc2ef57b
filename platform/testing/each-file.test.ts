import fc from 'fast-check'
import { expect, test } from 'vitest'

test('properties are tried on the same examples in every run', () => {
  expect(fc.readConfigureGlobal()).toMatchObject({ seed: expect.any(Number) })
  const drawn: number[][] = [[], []]
  for (const numbers of drawn) fc.assert(fc.property(fc.integer(), (number) => numbers.push(number) > 0))
  expect(drawn[0]).toEqual(drawn[1])
})
