const second = 1000
const minute = 60 * second
const hour = 60 * minute
const day = 24 * hour

const shortest = 30 * second
const longest = 6 * hour

/** For so long a message is tried: over a long weekend. */
export const messageTriedForMs = 5 * day

/**
 * When a message that was not taken is sent again: after half a minute, and then after as long as it has been tried already, up
 * to six hours, so that the time between tries doubles; a quarter more or less by chance. Never before the receiver asked for
 * it. Null: it is given up before.
 *
 * @param chance from 0 to 1
 * @param askedMs how long the receiver asks to wait (Retry-After); 0: it did not
 */
export function nextMessageTry(
  startedAt: Date,
  { now, chance, askedMs }: { now: Date; chance: number; askedMs: number },
): Date | null {
  const triedFor = now.getTime() - startedAt.getTime()
  const wait = Math.min(longest, Math.max(shortest, triedFor)) * (0.75 + chance / 2)
  const next = new Date(now.getTime() + Math.round(Math.max(wait, Math.min(askedMs, day))))
  return next.getTime() < startedAt.getTime() + messageTriedForMs ? next : null
}

/**
 * For how long a webhook is left alone after a failure: one that does not answer at all holds a worker up each time, and one that
 * was told too much says for how long.
 *
 * @param askedMs how long it asks to be told nothing (429 with Retry-After); 0: it did not
 */
export function restAfterFailureMs({ answered, askedMs }: { answered: boolean; askedMs: number }): number {
  return Math.max(answered ? 2 * second : minute, Math.min(askedMs, day))
}
