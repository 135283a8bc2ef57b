import fc from 'fast-check'
import { expect, test } from 'vitest'
import { timeZones } from '#domain/dates/time-zone.ts'
import { isWorkingDay, mayMailAt, nextMailAt, nextWorkingDay } from './working-day.ts'

test('mail comes by day on working days of its reader’s zone', () => {
  const may = (at: string, zone: string) => mayMailAt(new Date(at), zone)
  expect(may('2026-06-01T07:00:00Z', 'Europe/London')).toBe(true)
  expect(may('2026-06-01T06:59:00Z', 'Europe/London')).toBe(false)
  expect(may('2026-06-01T17:00:00Z', 'Europe/London')).toBe(false)
  // In Auckland it is Tuesday morning already, and in Los Angeles still night.
  expect(may('2026-06-01T21:00:00Z', 'Pacific/Auckland')).toBe(true)
  expect(may('2026-06-01T10:00:00Z', 'America/Los_Angeles')).toBe(false)
  // A Friday and a Sunday.
  expect([may('2026-06-05T09:00:00Z', 'Asia/Riyadh'), may('2026-06-05T09:00:00Z', 'Asia/Dubai')]).toEqual([false, true])
  expect([may('2026-06-07T09:00:00Z', 'Asia/Riyadh'), may('2026-06-07T09:00:00Z', 'Asia/Dubai')]).toEqual([true, false])
})

test('what waits, waits for the first such moment, however zones change their clocks', () => {
  const moments = fc.date({ min: new Date('2026-01-01'), max: new Date('2028-01-01'), noInvalidDate: true })
  fc.assert(
    fc.property(moments, fc.constantFrom(...timeZones), (at, zone) => {
      const next = nextMailAt(at, zone)
      expect(mayMailAt(next, zone)).toBe(true)
      if (mayMailAt(at, zone)) expect(next).toEqual(at)
      // A long weekend is the longest wait.
      expect(next.getTime() - at.getTime()).toBeLessThanOrEqual(64 * 60 * 60 * 1000)
      if (next > at) expect(mayMailAt(new Date(next.getTime() - 15 * 60 * 1000), zone)).toBe(false)
    }),
    { numRuns: 300 },
  )
})

test('after a Friday comes Monday, and after a Thursday in Riyadh Sunday', () => {
  const after = (day: string, zone: string) => nextWorkingDay(new Date(day), zone).toISOString().slice(0, 10)
  expect(after('2026-06-05', 'Europe/London')).toBe('2026-06-08')
  expect(after('2026-06-04', 'Asia/Riyadh')).toBe('2026-06-07')
  expect(isWorkingDay(new Date('2026-06-06'), 'Europe/Madrid')).toBe(false)
})
