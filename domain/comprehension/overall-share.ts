import { type GroupMember, type GroupShare, SMALLEST_GROUP } from './group-share.ts'
import type { UnderstoodPracticeCount } from './understood-practice-count.ts'

/** One person of a group: their practices, and how many of them they understand. */
export type MemberOverall = { readonly cells: readonly GroupMember[]; readonly understood: UnderstoodPracticeCount }

const NORMAL_90 = 1.6449

/**
 * Of all that a group needs to understand, the share that it does: over people and practices together. People are
 * independent and one person's practices are not, so the interval takes each person's own variance. Groups under five
 * people are 'too-few', however many practices there are.
 */
export function overallShare(people: readonly MemberOverall[]): GroupShare | 'too-few' {
  const cells = people.flatMap((person) => person.cells)
  return shareOfSums({
    people: people.length,
    cells: cells.length,
    understood: people.reduce((sum, { understood }) => sum + understood.mean, 0),
    variance: people.reduce((sum, { understood }) => sum + understood.variance, 0),
    without: cells.filter(({ status }) => status === 'not-enough-evidence').length,
  })
}

/** The same from sums over the people: of the practices that they understand, its variance, and the cells without enough evidence. */
export function shareOfSums(sums: {
  people: number
  cells: number
  understood: number
  variance: number
  without: number
}): GroupShare | 'too-few' {
  const { people: n, cells, variance } = sums
  if (n < SMALLEST_GROUP) return 'too-few'
  const share = sums.understood / cells
  const reach = (NORMAL_90 * Math.sqrt(variance)) / cells
  return {
    share,
    interval: { low: Math.max(0, share - reach), high: Math.min(1, share + reach) },
    notEnoughEvidence: sums.without / cells,
    n,
  }
}
