/**
 * How days and moments are told (docs/decisions/time-zones.md). A day (due, closing, a night's) is kept as midnight UTC and is
 * the same everywhere, so it is told in UTC, whatever the reader's zone: west of it, it would be the day before. A moment is
 * told in the reader's zone.
 */

/** The day of a moment: 28 November 2026. */
export const dayOfMoment = { day: 'numeric', month: 'long', year: 'numeric' } as const

/** A day: 28 November 2026. */
export const wholeDay = { ...dayOfMoment, timeZone: 'UTC' } as const

/** A day: 28 November. */
export const dayAndMonth = { day: 'numeric', month: 'long', timeZone: 'UTC' } as const

/** A moment: 28 Nov 2026, 14:05 CET. */
export const momentInZone = {
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  timeZoneName: 'short',
} as const
