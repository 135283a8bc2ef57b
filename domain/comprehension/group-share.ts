import type { Interval } from './interval.ts'
import { middleOfCounts, poissonBinomial } from './poisson-binomial.ts'
import type { Status } from './status.ts'

export type GroupShare = {
  /** Estimated share of the group that understands: the mean of the members' probabilities. */
  share: number
  /** The middle 90 % of what the share can be. */
  interval: Interval
  /** Share of the group whose status is "not enough evidence": report it beside the other, always. */
  notEnoughEvidence: number
  n: number
}

/** Of a group member, in one practice. */
export type GroupMember = { probability: number; status: Status }

/** Smaller groups show no aggregate: it would give their members away. */
export const SMALLEST_GROUP = 5

/** Below this the distribution of the count is exact; from here on normal. */
const EXACT_BELOW = 30
const LEVEL = 0.9
const NORMAL_90 = 1.6449

/**
 * The share of a group that understands a practice, from its members' probabilities: mean(P), with the spread of a sum
 * of independent events, √(Σ P(1 − P))/n, exactly (Poisson-binomial) below 30 members. Counting the members above a
 * threshold is three times less accurate and is never reported. Groups under five are 'too-few'.
 */
export function groupShare(members: readonly GroupMember[]): GroupShare | 'too-few' {
  return shareOfProbabilities(
    members.map((member) => member.probability),
    { without: members.filter((member) => member.status === 'not-enough-evidence').length },
  )
}

/** The same from the members' probabilities alone, and how many of them are without enough evidence. */
export function shareOfProbabilities(
  probabilities: readonly number[],
  { without }: { without: number },
): GroupShare | 'too-few' {
  const n = probabilities.length
  if (n < SMALLEST_GROUP) return 'too-few'
  const share = probabilities.reduce((sum, probability) => sum + probability, 0) / n
  return { share, interval: intervalOf(probabilities, share), notEnoughEvidence: without / n, n }
}

function intervalOf(probabilities: readonly number[], share: number): Interval {
  const n = probabilities.length
  if (n < EXACT_BELOW) {
    const counts = middleOfCounts(poissonBinomial(probabilities), LEVEL)
    return { low: counts.low / n, high: counts.high / n }
  }
  const variance = probabilities.reduce((sum, probability) => sum + probability * (1 - probability), 0)
  const reach = (NORMAL_90 * Math.sqrt(variance)) / n
  return { low: Math.max(0, share - reach), high: Math.min(1, share + reach) }
}
