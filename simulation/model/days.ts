import type { Random } from './random.ts'

export const day = 24 * 60 * 60 * 1000

export function daysBefore(now: Date, days: number): Date {
  return new Date(now.getTime() - days * day)
}

export function midnight(date: Date): Date {
  return new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth(), date.getUTCDate()))
}

/** Some moment of that day at which someone works. */
export function workingHour(date: Date, random: Random): Date {
  return new Date(midnight(date).getTime() + (7 + 12 * random()) * (day / 24))
}
