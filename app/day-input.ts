/** A day as a date field takes it: ISO 8601, in UTC. */
export function dayInput(from: Date, { daysLater = 0 }: { daysLater?: number } = {}): string {
  return new Date(from.getTime() + daysLater * 24 * 60 * 60 * 1000).toISOString().slice(0, 10)
}
