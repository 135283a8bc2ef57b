import { monthsAfter } from '#domain/dates/months-after.ts'

/** What someone can ask to be done with their data. */
export const requestKinds = ['correction', 'erasure'] as const
export type RequestKind = (typeof requestKinds)[number]

/** How an administrator answers. */
export const requestOutcomes = ['done', 'refused'] as const
export type RequestOutcome = (typeof requestOutcomes)[number]

/** Until when a request is to be answered: within a month (GDPR, Article 12(3)). */
export function answerIsDue(madeAt: Date): Date {
  return monthsAfter(madeAt, 1)
}
