import { expect, test } from 'vitest'
import { dayIn, isTimeZone, timeZones } from './time-zone.ts'

test.each([
  ['Pacific/Auckland', '2026-11-28T10:59:59Z', '2026-11-28'],
  ['Pacific/Auckland', '2026-11-28T11:00:00Z', '2026-11-29'],
  ['Pacific/Honolulu', '2026-11-28T09:59:59Z', '2026-11-27'],
  ['Pacific/Honolulu', '2026-11-28T10:00:00Z', '2026-11-28'],
  ['Asia/Kathmandu', '2026-11-28T18:14:59Z', '2026-11-28'],
  ['Asia/Kathmandu', '2026-11-28T18:15:00Z', '2026-11-29'],
  // The clocks of Madrid go forward on 29 March and back on 25 October: those days have 23 and 25 hours.
  ['Europe/Madrid', '2026-03-28T23:00:00Z', '2026-03-29'],
  ['Europe/Madrid', '2026-03-29T21:59:59Z', '2026-03-29'],
  ['Europe/Madrid', '2026-03-29T22:00:00Z', '2026-03-30'],
  ['Europe/Madrid', '2026-10-24T22:00:00Z', '2026-10-25'],
  ['Europe/Madrid', '2026-10-25T22:59:59Z', '2026-10-25'],
  ['Europe/Madrid', '2026-10-25T23:00:00Z', '2026-10-26'],
  ['UTC', '2026-12-31T23:59:59Z', '2026-12-31'],
])('in %s it is at %s %s', (timeZone, at, day) => {
  expect(dayIn(timeZone, new Date(at))).toEqual(new Date(`${day}T00:00:00Z`))
})

test('zones are names of places', () => {
  for (const zone of ['UTC', 'Pacific/Auckland', 'Asia/Kathmandu']) expect(isTimeZone(zone)).toBe(true)
  for (const text of ['', 'Mars/Olympus', '+05:00', 'Pacific/Auckland ', '12']) expect(isTimeZone(text)).toBe(false)
  expect(timeZones.every(isTimeZone)).toBe(true)
})
