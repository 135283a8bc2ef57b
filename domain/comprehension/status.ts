/** What the report says of one person in one practice. */
export type Status =
  | 'not-enough-evidence'
  | 'understands'
  | 'shown-so-far'
  | 'faded'
  | 'does-not-understand-yet'
  | 'developing'

/** Why there is not enough evidence: too few own answers, too many rapid guesses, or few answers that leave it open. */
export type TooLittle = 'few-answers' | 'rapid-guessing' | 'undecided'

export type Verdict =
  | { status: Exclude<Status, 'not-enough-evidence'> }
  | { status: 'not-enough-evidence'; because: TooLittle }

/** The figures that a status is decided from. */
export type StatusEvidence = {
  /** Probability of theta ≥ tau, forgetting allowed for. */
  probability: number
  /** The same had nothing been forgotten since the last answer. */
  probabilityUnforgotten: number
  /** Σ(1 − r) in the practice. */
  effectiveAnswers: number
  /** Share of the person's answers, over all practices, that were not rapid guesses. */
  engagedShare: number
  rightOnLaterDay: Date | null
  critical: boolean
}

export const UNDERSTANDS_FROM = 0.8
export const UNDERSTANDS_CRITICAL_FROM = 0.9
export const DOES_NOT_UNDERSTAND_TO = 0.2
export const FEWEST_ANSWERS = 3
export const LEAST_ENGAGED_SHARE = 0.9
const DEVELOPING_FEWEST_ANSWERS = 5

/** How many `sure` and wrong answers in a practice raise the flag "confidently wrong". */
export const CONFIDENTLY_WRONG_FROM = 2

/** The probability from which a practice counts as understood. */
export function understandsFrom(critical: { critical: boolean }): number {
  return critical.critical ? UNDERSTANDS_CRITICAL_FROM : UNDERSTANDS_FROM
}

/** The status, in this order of precedence: each rule applies only where none before it did. */
export function statusOf(evidence: StatusEvidence): Verdict {
  const threshold = understandsFrom(evidence)
  if (evidence.effectiveAnswers < FEWEST_ANSWERS) return { status: 'not-enough-evidence', because: 'few-answers' }
  if (evidence.engagedShare < LEAST_ENGAGED_SHARE) return { status: 'not-enough-evidence', because: 'rapid-guessing' }
  if (evidence.probability >= threshold) {
    return { status: evidence.rightOnLaterDay ? 'understands' : 'shown-so-far' }
  }
  if (evidence.probabilityUnforgotten >= threshold) return { status: 'faded' }
  if (evidence.probability <= DOES_NOT_UNDERSTAND_TO) return { status: 'does-not-understand-yet' }
  if (evidence.effectiveAnswers >= DEVELOPING_FEWEST_ANSWERS) return { status: 'developing' }
  return { status: 'not-enough-evidence', because: 'undecided' }
}
