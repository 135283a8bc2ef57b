/** The zones that people choose from: IANA names in alphabetical order, UTC among them. */
export const timeZones: readonly string[] = [...new Set([...Intl.supportedValuesOf('timeZone'), 'UTC'])].sort()

/** Whether a text names a zone, by the name that is listed or another of the same place (`Asia/Kathmandu`). */
export function isTimeZone(text: string): boolean {
  // An offset such as +05:00 is taken by Intl too, and means the opposite to PostgreSQL.
  if (!/^[A-Za-z]/.test(text)) return false
  try {
    new Intl.DateTimeFormat('en', { timeZone: text })
    return true
  } catch {
    return false
  }
}

const formats = new Map<string, Intl.DateTimeFormat>()

/** What day it is at a moment in a zone: the one place that says so. A day is midnight UTC, as `parseDay` gives it. */
export function dayIn(timeZone: string, at: Date): Date {
  const format = formats.get(timeZone) ?? new Intl.DateTimeFormat('en', { timeZone, calendar: 'iso8601', ...parts })
  formats.set(timeZone, format)
  const part = new Map(format.formatToParts(at).map(({ type, value }) => [type, Number(value)]))
  return new Date(Date.UTC(part.get('year') ?? 0, (part.get('month') ?? 0) - 1, part.get('day')))
}

const parts = { year: 'numeric', month: 'numeric', day: 'numeric', numberingSystem: 'latn' } as const
