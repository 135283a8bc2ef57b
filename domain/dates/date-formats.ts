// A day (due, closing, a night's) is kept as midnight UTC and is the same everywhere, so it is told in UTC, whatever the
// reader's zone: elsewhere it would be the day before. See docs/decisions/time-zones.md.

/** 28 November 2026 */
export const wholeDay = { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' } as const

/** 28 November */
export const dayAndMonth = { day: 'numeric', month: 'long', timeZone: 'UTC' } as const
