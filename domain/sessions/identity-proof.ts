/** For how long it counts that someone has shown who they are, in minutes. */
export const provedMinutes = 15

/**
 * Whether someone has shown who they are so lately that what changes how people sign in need not ask again.
 *
 * @param provedAt null: it is not known when they did.
 */
export function isProved(provedAt: Date | null, { now }: { now: Date }): boolean {
  if (provedAt === null) return false
  const passedMs = now.getTime() - provedAt.getTime()
  // A clock that went back makes nothing count for longer.
  return passedMs < provedMinutes * 60_000 && passedMs > -60_000
}
