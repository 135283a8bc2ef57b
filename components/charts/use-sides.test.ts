import { expect, test } from 'vitest'
import { sidesFor } from './use-sides.ts'

test('from right to left a figure begins at the right, and its words stand outside of it on that side', () => {
  const [left, right] = [sidesFor('ltr'), sidesFor('rtl')]
  expect([left.across(10), right.across(10)]).toEqual([10, 90])
  // The word beside the axis ends at it where the axis is at the left, and starts at it where it is at the right.
  expect([left.before, right.before]).toEqual(['end', 'start'])
  // In a figure that is drawn from left to right, a range would begin at its wrong end.
  expect(right.words('25 – 40')).toBe('\u206725 – 40\u2069')
  expect(left.words('25 %')).toBe('25 %')
})
