import { expect, test } from 'vitest'
import { parseDay } from './day.ts'

test.each(['2027-02-28', '2028-02-29', '2026-12-31'])('%s is a day', (text) => {
  expect(parseDay(text)?.toISOString()).toBe(`${text}T00:00:00.000Z`)
})

test.each([
  '2027-02-30',
  '2027-02-29',
  '2027-04-31',
  '2027-13-01',
  '2027-00-10',
  '0027-01-01x',
  '27-01-01',
  '2027-1-1',
  '2027-01-01T00:00',
  ' 2027-01-01',
  '٢٠٢٧-٠١-٠١',
  '',
])('%j is none', (text) => {
  expect(parseDay(text)).toBeNull()
})
