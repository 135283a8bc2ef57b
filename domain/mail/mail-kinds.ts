const minute = 60_000
const hour = 60 * minute

/** What the product sends, and for how long it tries: who asked for a new password has given up waiting after an hour. */
const tryingFor = {
  invitation: 72 * hour,
  'password-reset': hour,
  'second-factor-set-up': 72 * hour,
  'second-factor-removed': 72 * hour,
  'passkey-added': 72 * hour,
  'passkey-removed': 72 * hour,
  // Over a long weekend, in which none is sent.
  notices: 120 * hour,
} as const satisfies Record<string, number>

export type MailKind = keyof typeof tryingFor

export const mailKinds = Object.keys(tryingFor) as readonly MailKind[]

/** When a mail that is begun now is given up. */
export function givesUpAt(kind: MailKind, { now }: { now: Date }): Date {
  return new Date(now.getTime() + tryingFor[kind])
}

/** Why a try did not send a mail: each has words in the interface texts, namespace `mail`. */
export const mailProblems = [
  // Nothing was sent, and it is tried again.
  'no-connection',
  'no-answer',
  'connection-lost',
  'not-secure',
  'sign-in-refused',
  'not-now',
  // The server said no for good.
  'address-refused',
  'sender-refused',
  'refused',
  // What was tried, or not, was not done in time.
  'interrupted',
  'not-sent-in-time',
  'error',
] as const
export type MailProblem = (typeof mailProblems)[number]

const shortest = minute
const longest = hour

/**
 * When a mail that could not be sent is tried again: after a minute, and then after as long as it has been tried already, up
 * to an hour, so that the time between tries doubles. A quarter more or less by chance, lest all that wait for the same
 * server come back at once. Null: it is given up before.
 *
 * @param chance from 0 to 1
 */
export function nextTryAt(
  { startedAt, giveUpAt }: { readonly startedAt: Date; readonly giveUpAt: Date },
  { now, chance }: { now: Date; chance: number },
): Date | null {
  const triedFor = now.getTime() - startedAt.getTime()
  const wait = Math.min(longest, Math.max(shortest, triedFor)) * (0.75 + chance / 2)
  const next = new Date(now.getTime() + Math.round(wait))
  return next < giveUpAt ? next : null
}
