export const dayMs = 24 * 60 * 60 * 1000

/** The day that a moment falls on, in UTC. */
export function dayOf(moment: Date): Date {
  return new Date(Date.UTC(moment.getUTCFullYear(), moment.getUTCMonth(), moment.getUTCDate()))
}

export function daysBefore(day: Date, days: number): Date {
  return new Date(day.getTime() - days * dayMs)
}
