import fc from 'fast-check'
import { expect, test } from 'vitest'

test('properties are tried on the same examples in every run', () => {
  expect(fc.readConfigureGlobal()).toMatchObject({ seed: expect.any(Number) })
  const draws: number[][] = [[], []]
  for (const numbers of draws) fc.assert(fc.property(fc.integer(), (number) => numbers.push(number) > 0))
  expect(draws[0]).toEqual(draws[1])
})
