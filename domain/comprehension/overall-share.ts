import { type GroupMember, type GroupShare, SMALLEST_GROUP } from './group-share.ts'
import type { PracticesUnderstood } from './practices-understood.ts'

/** One person of a group: their practices, and how many of them they understand. */
export type MemberOverall = { readonly cells: readonly GroupMember[]; readonly understood: PracticesUnderstood }

const NORMAL_90 = 1.6449

/**
 * Of all that a group needs to understand, the share that it does: over people and practices together. People are
 * independent and one person's practices are not, so the interval takes each person's own variance. Groups under five
 * people are 'too-few', however many practices there are.
 */
export function overallShare(people: readonly MemberOverall[]): GroupShare | 'too-few' {
  const n = people.length
  if (n < SMALLEST_GROUP) return 'too-few'
  const cells = people.flatMap((person) => person.cells)
  const share = people.reduce((sum, { understood }) => sum + understood.mean, 0) / cells.length
  const variance = people.reduce((sum, { understood }) => sum + understood.variance, 0)
  const reach = (NORMAL_90 * Math.sqrt(variance)) / cells.length
  const without = cells.filter(({ status }) => status === 'not-enough-evidence').length
  return {
    share,
    interval: { low: Math.max(0, share - reach), high: Math.min(1, share + reach) },
    notEnoughEvidence: without / cells.length,
    n,
  }
}
