import type { Estimate } from '#domain/comprehension/read-out.ts'

/** Evidence that is older says nothing of today: the last follow-up after a training comes about so many days later. */
export const longestSinceDays = 120

/**
 * At the lower end of its interval, safe choices have to be twice as likely as others still. The threshold of *understands* itself
 * would excuse hardly anyone there: the interval is where five more answers would leave the probability, nine times in ten, and
 * a probability of 0.95 has its lower end at about 0.8.
 */
export const leastAtWorst = 2 / 3

const dayMs = 24 * 60 * 60 * 1000

/** What the answers say of one practice of one person. Times: when the newest of each was given. */
export type PracticeEvidence = {
  readonly estimate: Pick<
    Estimate,
    'practice' | 'probability' | 'interval' | 'status' | 'confidentlyWrong' | 'lastEvidenceAt' | 'sentence'
  >
  /** The policy has changed since, and what was shown is to be confirmed under it. */
  readonly needsConfirmation: boolean
}

/** One practice that someone has shown, as it is kept: the estimate, and which answers it rests on. Probabilities 0–1. */
export type ShownPractice = {
  readonly practice: string
  readonly probability: number
  readonly low: number
  readonly high: number
  /** From which probability the practice counts as understood. */
  readonly needed: number
  readonly lastAnswerAt: Date
  /** When a follow-up about it was last answered rightly. */
  readonly followUpAt: Date
  /** Ids of answers that count, oldest first. */
  readonly answers: readonly string[]
}

/**
 * Whether someone has shown a practice so well that nobody has to teach it to them now: they understand it, also at the lower
 * end of the interval, nothing speaks against it, and the evidence is recent. That a follow-up was answered rightly comes on top.
 */
export function hasShown({ estimate, needsConfirmation }: PracticeEvidence, { now }: { now: Date }): boolean {
  const { status, confidentlyWrong, interval, lastEvidenceAt } = estimate
  return (
    status === 'understands' &&
    interval.low >= leastAtWorst &&
    !confidentlyWrong &&
    !needsConfirmation &&
    lastEvidenceAt !== null &&
    now.getTime() - lastEvidenceAt.getTime() <= longestSinceDays * dayMs
  )
}

/**
 * Whether what excused someone holds still: they understand the practice. Neither the lower end nor the time since is looked at
 * again, because time lowers the probability by itself.
 */
export function stillShows({ estimate }: Pick<PracticeEvidence, 'estimate'>): boolean {
  return estimate.status === 'understands' && !estimate.confidentlyWrong
}
