/** So many days after a day that is midnight UTC. */
export function daysAfter(day: Date, days: number): Date {
  return new Date(day.getTime() + days * 24 * 60 * 60 * 1000)
}
