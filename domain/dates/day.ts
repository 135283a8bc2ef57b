/**
 * A day of the calendar written as ISO 8601 (`2027-02-28`), as midnight UTC; null for anything else, also for a day that
 * no month has.
 */
export function parseDay(text: string): Date | null {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text)
  if (match === null) return null
  const [year, month, day] = match.slice(1).map(Number) as [number, number, number]
  const date = new Date(Date.UTC(year, month - 1, day))
  // JavaScript takes 30 February for 2 March, and the year 27 for 1927.
  return date.toISOString().startsWith(text) ? date : null
}

/** A day that is midnight UTC as parseDay() reads it: `2027-02-28`. */
export function writeDay(day: Date): string {
  return day.toISOString().slice(0, 10)
}
