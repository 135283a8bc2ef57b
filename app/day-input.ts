import { dayIn } from '#domain/dates/time-zone.ts'

/** The day that it is in a zone, or some days later, as a date field takes it: ISO 8601. */
export function dayInput(timeZone: string, now: Date, { daysLater = 0 }: { daysLater?: number } = {}): string {
  return new Date(dayIn(timeZone, now).getTime() + daysLater * 24 * 60 * 60 * 1000).toISOString().slice(0, 10)
}
