/**
 * How well someone may do who knows nothing. Each limit either holds, and content that breaks it is a fault; or it was
 * not reached on the day named, and reaching it is a fault too, so that it is switched to hold: write 'holds' instead.
 */
type State = 'holds' | { readonly notReachedOn: string }

export type Limit = { readonly says: string; readonly atMost: number; readonly state: State }

export const limits = {
  bank: { says: 'reader, each file left out', atMost: 0.35, state: 'holds' },
  followUps: { says: 'reader, modules to follow-ups', atMost: 0.35, state: 'holds' },
  practice: { says: 'reader, its best practice', atMost: 0.45, state: 'holds' },
  twins: { says: 'reader at twins, times chance', atMost: 1.3, state: 'holds' },
  strategies: { says: 'best strategy, times chance', atMost: 1.3, state: 'holds' },
  careful: { says: 'most careful, times chance', atMost: 1.3, state: 'holds' },
} as const satisfies Record<string, Limit>

/** Whether the content is held to every limit: a rating at or under its item's floor is a fault from then on. */
export const allLimitsHold = Object.values<Limit>(limits).every(({ state }) => state === 'holds')

/** An item whose key the reader names with more than this is found. */
export const namedAtMost = 0.6
