import { longestWaiverDays } from '#domain/assignments/waiver.ts'
import { dayInput } from './day-input.ts'

/** The first, the last and the proposed last day of a waiver that is made now, as date fields take them. */
export function waiverDays(timeZone: string, now: Date): { earliest: string; latest: string; until: string } {
  return {
    earliest: dayInput(timeZone, now),
    latest: dayInput(timeZone, now, { daysLater: longestWaiverDays }),
    until: dayInput(timeZone, now, { daysLater: 30 }),
  }
}
