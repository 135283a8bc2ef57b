import { expect, test } from 'vitest'
import { BoundedMap } from './bounded-map.ts'

test('a bounded map keeps the newest, and what was put in again is new', () => {
  const map = new BoundedMap<string, number>({ most: 2 })
  map.set('one', 1)
  map.set('two', 2)
  map.set('one', 3)
  map.set('three', 4)
  expect([map.get('one'), map.get('two'), map.get('three')]).toEqual([3, undefined, 4])
  map.delete('one')
  expect(map.get('one')).toBeUndefined()
})
