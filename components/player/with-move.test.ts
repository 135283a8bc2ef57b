import fc from 'fast-check'
import { expect, it } from 'vitest'
import { withMove } from './with-move.ts'

it('moves one part and keeps the order of the others', () => {
  expect(withMove(['a', 'b', 'c', 'd'], 0, 2)).toEqual(['b', 'c', 'a', 'd'])
  expect(withMove(['a', 'b', 'c', 'd'], 3, 0)).toEqual(['d', 'a', 'b', 'c'])
})

it('loses and doubles nothing, wherever it is moved to', () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.integer()), fc.integer(), fc.integer(), (list, from, to) => {
      expect([...withMove(list, from, to)].sort()).toEqual([...list].sort())
    }),
  )
})
