/**
 * How much of what one person can make by hand within 24 hours: more than anyone does, and far less than a script would. Files,
 * directories and other systems have limits of their own.
 */
export const dailyLimits = {
  teams: 300,
  assignments: 300,
  /** People added one by one, invitations and links made again. */
  invitations: 500,
  /** Acts on many people at once. */
  acts: 300,
  /** Tokens and webhooks, which also have a most that there may be at once. */
  keys: 100,
} as const

export type LimitedAct = keyof typeof dailyLimits
