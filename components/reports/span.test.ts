import { expect, test } from 'vitest'
import { spanOf } from './span.ts'

test('a range says on which side of nothing it lies', () => {
  expect(spanOf({ low: -4, high: 23 })).toEqual({ span: 'fewerToMore', low: 4, high: 23 })
  expect(spanOf({ low: 1, high: 24 })).toEqual({ span: 'more', low: 1, high: 24 })
  expect(spanOf({ low: 0, high: 24 })).toEqual({ span: 'more', low: 0, high: 24 })
  expect(spanOf({ low: -9, high: -2 })).toEqual({ span: 'fewer', low: 2, high: 9 })
  expect(spanOf({ low: -9, high: 0 })).toEqual({ span: 'fewer', low: 0, high: 9 })
})
