import { daysBetween, priorMass, retention, stretchedStability } from './forgetting.ts'
import { GRID } from './grid.ts'
import type { Confidence } from './item.ts'
import { CEILING, curveOnGrid } from './item-response.ts'
import { type ItemParameters, itemParameters, type Parameters } from './parameters.ts'
import { rapidGuessProbability } from './rapid-guess.ts'

/** One person's evidence in one practice: what the database stores, in plain types. */
export type Evidence = {
  /** 41 values on the grid of theta, scaled so that the largest is 1, as it stood at `lastEvidenceAt`. */
  likelihood: readonly number[]
  /** Own counted answers. */
  answers: number
  /** Σ(1 − r): answers that were probably not rapid guesses. */
  effectiveAnswers: number
  lastEvidenceAt: Date
  /** S: how slowly this practice is forgotten, in days. */
  stabilityDays: number
  /** The first counted answer, whose feedback was the first to teach the practice. */
  trainedAt: Date | null
  /** The first right own answer seven days or more after `trainedAt`. */
  rightOnLaterDayAt: Date | null
  /** Wrong answers stated as `sure` that are still held: see `understandingAfter`, which alone knows of beliefs. */
  sureAndWrong: number
}

/** A first answer to an item, given before its feedback. The item says which practice. */
export type CountedAnswer = {
  itemId: string
  correct: boolean
  confidence: Confidence | null
  elapsedMs: number
  answeredAt: Date
  /**
   * On which occasion it was asked, for reports. The formulas go by dates alone, so that an auditor who has only the
   * dates computes the same figures.
   */
  occasion: 'training' | 'follow-up'
}

/** From how many days after the training an answer shows that something was kept, and not only just heard. */
export const LATER_DAY = 7

/** How long a second answer to the same item teaches without counting, in days. */
export const REPEAT_COUNTS_AFTER = 30

/** A declared guess that is right was even odds at best. */
export const GUESSING_OF_DECLARED_GUESS = 0.5

/** An answer more likely rapid than not shows nothing kept, though it may be right. */
export const GUESS_WEIGHT = 0.5

/**
 * Whether an answer is evidence: the first to its item is, and a later one when the item was last answered at least 30
 * days before. All answers are stored; those that do not count only teach.
 */
export function countsAsEvidence(answeredAt: Date, previousAnswerToItemAt: Date | null): boolean {
  return previousAnswerToItemAt === null || daysBetween(previousAnswerToItemAt, answeredAt) >= REPEAT_COUNTS_AFTER
}

/**
 * The 41 factors by which an answer multiplies the likelihood of its practice: r·q + (1 − r)·f(t), with f the
 * probability of this outcome at ability t, q the same under blind guessing and r the probability that the answer was a
 * rapid guess. Throws where the item is unknown to the parameters.
 */
export function answerMultipliers(
  answer: Pick<CountedAnswer, 'itemId' | 'correct' | 'confidence' | 'elapsedMs'>,
  parameters: Parameters,
): Float64Array {
  const item = itemParameters(parameters, answer.itemId)
  const { offset, slope } = outcome(item, answer, rapidGuessProbability(item.responseTime, answer.elapsedMs))
  return curveOnGrid(item).map((right) => offset + slope * right)
}

/**
 * The evidence after one more counted answer: what was known is forgotten up to the moment of the answer, then
 * multiplied by the answer's likelihood. Pure. An answer to a quarantined item adds nothing. Throws where the item is
 * unknown to the parameters.
 */
export function applyAnswer(evidence: Evidence | null, answer: CountedAnswer, parameters: Parameters): Evidence {
  const item = itemParameters(parameters, answer.itemId)
  const before = evidence ?? noEvidence(answer.answeredAt, parameters)
  if (item.quarantined) return before
  const retainedShare = retention(
    daysBetween(before.lastEvidenceAt, answer.answeredAt),
    before.stabilityDays,
    parameters.forgetting,
  )
  const rapid = rapidGuessProbability(item.responseTime, answer.elapsedMs)
  const trainedAt = before.trainedAt ?? answer.answeredAt
  const showsKept = answer.correct && rapid < GUESS_WEIGHT && daysBetween(trainedAt, answer.answeredAt) >= LATER_DAY
  return {
    likelihood: reviseLikelihood(before.likelihood, retainedShare, curveOnGrid(item), outcome(item, answer, rapid)),
    answers: before.answers + 1,
    effectiveAnswers: before.effectiveAnswers + 1 - rapid,
    lastEvidenceAt: laterOf(before.lastEvidenceAt, answer.answeredAt),
    stabilityDays: showsKept
      ? stretchedStability(before.stabilityDays, retainedShare, parameters.forgetting)
      : before.stabilityDays,
    trainedAt,
    rightOnLaterDayAt: before.rightOnLaterDayAt ?? (showsKept ? answer.answeredAt : null),
    sureAndWrong: before.sureAndWrong,
  }
}

/** What is known before the first answer: nothing, a flat likelihood. */
export function noEvidence(at: Date, parameters: Parameters): Evidence {
  return {
    likelihood: GRID.map(() => 1),
    answers: 0,
    effectiveAnswers: 0,
    lastEvidenceAt: at,
    stabilityDays: parameters.forgetting.initialStabilityDays,
    trainedAt: null,
    rightOnLaterDayAt: null,
    sureAndWrong: 0,
  }
}

/** An answer's factor at each ability, as a straight line in the item's curve: offset + slope · P(t). */
type Outcome = { offset: number; slope: number }

function outcome(item: ItemParameters, answer: Pick<CountedAnswer, 'correct' | 'confidence'>, rapid: number): Outcome {
  const luckyGuess = answer.correct && answer.confidence === 'guess'
  const guessing = luckyGuess ? Math.max(item.c, GUESSING_OF_DECLARED_GUESS) : item.c
  // The curve with its floor raised from c to the declared guessing: the same shape between there and the ceiling.
  const scale = (CEILING - guessing) / (CEILING - item.c)
  const floor = guessing - scale * item.c
  const engagedChance = 1 - rapid
  return answer.correct
    ? { offset: rapid * guessing + engagedChance * floor, slope: engagedChance * scale }
    : { offset: rapid * (1 - guessing) + engagedChance * (1 - floor), slope: -engagedChance * scale }
}

function laterOf(one: Date, other: Date): Date {
  return one.getTime() >= other.getTime() ? one : other
}

/** Forgets as `forget` does, multiplies, and scales so that the largest value is 1: in as few passes as it takes. */
function reviseLikelihood(
  likelihood: readonly number[],
  retainedShare: number,
  curve: Float64Array,
  { offset, slope }: Outcome,
): number[] {
  const flat = (1 - retainedShare) * (retainedShare < 1 ? priorMass(likelihood) : 0)
  const result = likelihood.slice()
  let largest = 0
  for (let index = 0; index < result.length; index++) {
    const value = (retainedShare * (result[index] ?? 0) + flat) * (offset + slope * (curve[index] ?? 0))
    result[index] = value
    if (value > largest) largest = value
  }
  const scale = 1 / largest
  for (let index = 0; index < result.length; index++) result[index] = (result[index] ?? 0) * scale
  return result
}
