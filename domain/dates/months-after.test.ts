import { expect, test } from 'vitest'
import { monthsAfter } from './months-after.ts'

test('is on the same day, at the same time, or on the last day of a month that is too short', () => {
  expect(monthsAfter(new Date('2026-06-01T10:00:00Z'), 72)).toEqual(new Date('2032-06-01T10:00:00Z'))
  expect(monthsAfter(new Date('2026-01-31T23:30:00Z'), 1)).toEqual(new Date('2026-02-28T23:30:00Z'))
  expect(monthsAfter(new Date('2027-12-31T00:00:00Z'), 2)).toEqual(new Date('2028-02-29T00:00:00Z'))
})
