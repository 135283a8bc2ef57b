import type { Evidence } from './evidence.ts'
import { daysBetween, forget, retention } from './forgetting.ts'
import { generalWeights, messagesToGeneral, moments, posteriorOf, weightsFromOthers } from './higher-order.ts'
import { type Interval, probabilityInterval, thetaInterval } from './interval.ts'
import type { PracticeId } from './item.ts'
import type { Parameters } from './parameters.ts'
import { type Scoring, scoringOf } from './scoring.ts'
import { CONFIDENTLY_WRONG_FROM, type Status, statusOf, type TooLittle, understandsFrom } from './status.ts'

/** Which practices to report, and which of them ask for more certainty. */
export type ReportedPractice = { id: PracticeId; critical: boolean }

/** What is known of one person in one practice at one moment. */
export type Estimate = {
  practice: PracticeId
  /** Probability that the person's ability is at or above the cut: "the chance that she would choose safely here". */
  probability: number
  /** Where the probability would lie, nine times in ten, after five more answers to typical items. */
  interval: Interval
  theta: number
  thetaSd: number
  /** The middle 90 % of the posterior of theta. */
  thetaInterval: Interval
  status: Status
  /** Why there is not enough evidence; null with any other status. */
  tooLittle: TooLittle | null
  confidentlyWrong: boolean
  sureAndWrong: number
  effectiveAnswers: number
  answers: number
  /** Share of the person's answers in all practices that were not rapid guesses; 1 where there are none. */
  engagedShare: number
  lastEvidenceAt: Date | null
  rightOnLaterDayAt: Date | null
  /** R: the probability that what was last shown is still there. 1 without evidence. */
  retained: number
  /** What a sentence about this estimate needs, ready to be put into words. */
  sentence: EstimateSentence
}

/** Probabilities 0–1. `needed` is the probability from which the practice counts as understood. */
export type EstimateSentence = {
  probability: number
  low: number
  high: number
  needed: number
  answers: number
  daysSinceEvidence: number | null
  laterDayShown: boolean
}

const STANDARD_GENERAL = generalWeights(0)

/**
 * The estimates of one person, one per practice asked for, in that order, also where there is no evidence. All
 * practices are read together, because each says something of the general ability behind the others. Exact up to the
 * grids. Throws where a practice has no cut.
 */
export function readOut(
  evidence: ReadonlyMap<PracticeId, Evidence>,
  parameters: Parameters,
  options: { practices: readonly ReportedPractice[]; asOf: Date },
): Estimate[] {
  const scoring = scoringOf(parameters)
  const kept = new Map<PracticeId, number>()
  for (const [practice, { lastEvidenceAt, stabilityDays }] of evidence) {
    kept.set(practice, retention(daysBetween(lastEvidenceAt, options.asOf), stabilityDays, parameters.forgetting))
  }
  const ids = options.practices.map((practice) => practice.id)
  const now = posteriors(likelihoodsAfterForgetting(evidence, kept), ids, scoring, STANDARD_GENERAL)
  const probabilities = ids.map((id, index) => massAbove(now[index], scoring.practice(id).above))
  const withoutForgetting = unforgottenProbability(evidence, scoring)
  const engagedShare = engagedShareOf(evidence.values())

  return options.practices.map((practice, index) => {
    const own = evidence.get(practice.id) ?? null
    const posterior = now[index] ?? []
    const { above, furtherAnswers } = scoring.practice(practice.id)
    const probability = probabilities[index] ?? 0
    const interval = probabilityInterval(posterior, above, furtherAnswers, probability)
    const { mean, sd } = moments(posterior)
    const answers = own?.answers ?? 0
    const verdict = statusOf({
      probability,
      // Only where it falls short can forgetting be why, and only then is it worth computing.
      probabilityUnforgotten:
        answers > 0 && probability < understandsFrom(practice) ? withoutForgetting(practice.id) : probability,
      thetaSd: sd,
      effectiveAnswers: own?.effectiveAnswers ?? 0,
      engagedShare,
      rightOnLaterDay: own?.rightOnLaterDayAt ?? null,
      critical: practice.critical,
    })
    const lastEvidenceAt = own && answers > 0 ? own.lastEvidenceAt : null
    return {
      practice: practice.id,
      probability,
      interval,
      theta: mean,
      thetaSd: sd,
      thetaInterval: thetaInterval(posterior),
      status: verdict.status,
      tooLittle: verdict.status === 'not-enough-evidence' ? verdict.because : null,
      confidentlyWrong: (own?.sureAndWrong ?? 0) >= CONFIDENTLY_WRONG_FROM,
      sureAndWrong: own?.sureAndWrong ?? 0,
      effectiveAnswers: own?.effectiveAnswers ?? 0,
      answers,
      engagedShare,
      lastEvidenceAt,
      rightOnLaterDayAt: own?.rightOnLaterDayAt ?? null,
      retained: answers > 0 ? (kept.get(practice.id) ?? 1) : 1,
      sentence: {
        probability,
        low: interval.low,
        high: interval.high,
        needed: understandsFrom(practice),
        answers,
        daysSinceEvidence: lastEvidenceAt ? daysBetween(lastEvidenceAt, options.asOf) : null,
        laterDayShown: (own?.rightOnLaterDayAt ?? null) !== null,
      },
    }
  })
}

/** Share of a person's answers, over all practices, that were not rapid guesses; 1 where there are none. */
export function engagedShareOf(evidence: Iterable<Evidence>): number {
  let answers = 0
  let effective = 0
  for (const practice of evidence) {
    answers += practice.answers
    effective += practice.effectiveAnswers
  }
  return answers === 0 ? 1 : effective / answers
}

/** Each practice's likelihood with the share of it forgotten that `kept` does not name. */
export function likelihoodsAfterForgetting(
  evidence: ReadonlyMap<PracticeId, Evidence>,
  kept: ReadonlyMap<PracticeId, number>,
): Map<PracticeId, ArrayLike<number>> {
  const forgotten = new Map<PracticeId, ArrayLike<number>>()
  for (const [practice, { likelihood }] of evidence) {
    forgotten.set(practice, forget(likelihood, kept.get(practice) ?? 1))
  }
  return forgotten
}

/**
 * The posterior of theta in each practice asked for, given the likelihoods of all practices and prior weights of the
 * general ability. Each sums to 1.
 */
export function posteriors(
  known: ReadonlyMap<PracticeId, ArrayLike<number>>,
  practices: readonly PracticeId[],
  scoring: Scoring,
  weights: Float64Array,
): number[][] {
  const messages = messagesToGeneral([...known.values()], scoring.kernel)
  const others = weightsFromOthers(messages, weights)
  const places = new Map([...known.keys()].map((practice, place) => [practice, place]))
  return practices.map((practice) =>
    posteriorOf(known.get(practice) ?? null, others, places.get(practice) ?? known.size, scoring.kernel),
  )
}

/** P(theta ≥ tau): the posterior's mass at and above the cut. */
export function massAbove(posterior: readonly number[] | undefined, above: readonly number[]): number {
  let mass = 0
  if (posterior) for (let t = 0; t < posterior.length; t++) mass += (posterior[t] ?? 0) * (above[t] ?? 0)
  return mass
}

/** P(theta ≥ tau) of a practice had nobody forgotten anything since the last answers. What all practices share is computed once. */
function unforgottenProbability(
  evidence: ReadonlyMap<PracticeId, Evidence>,
  scoring: Scoring,
): (practice: PracticeId) => number {
  let shared: { others: Float64Array; places: Map<PracticeId, number> } | null = null
  return (practice) => {
    if (!shared) {
      const likelihoods = [...evidence.values()].map((own) => own.likelihood)
      const others = weightsFromOthers(messagesToGeneral(likelihoods, scoring.kernel), STANDARD_GENERAL)
      shared = { others, places: new Map([...evidence.keys()].map((id, place) => [id, place])) }
    }
    const likelihood = evidence.get(practice)?.likelihood ?? null
    const posterior = posteriorOf(
      likelihood,
      shared.others,
      shared.places.get(practice) ?? evidence.size,
      scoring.kernel,
    )
    return massAbove(posterior, scoring.practice(practice).above)
  }
}
