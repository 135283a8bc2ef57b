/** In how many hours suspensions are counted together. */
export const leavingHours = 24

/**
 * How many of the people whom a directory keeps it may have suspended within a day: one in twenty, and three at least. More
 * than that is more likely a mistake there than so many leaving, and waits for an administrator.
 */
export function mostLeaving({ people }: { people: number }): number {
  return Math.max(3, Math.floor(people / 20))
}
