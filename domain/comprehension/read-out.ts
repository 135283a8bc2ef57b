import type { Evidence } from './evidence.ts'
import { daysBetween, forget } from './forgetting.ts'
import { generalWeights, moments } from './higher-order.ts'
import { type Interval, probabilityInterval, thetaInterval } from './interval.ts'
import type { PracticeId } from './item.ts'
import { type JointLikelihoodAtMoment, jointLikelihoodAt, massAbove, posteriorsUnder } from './joint-likelihood.ts'
import type { Parameters } from './parameters.ts'
import { type PracticeScoring, scoringOf } from './scoring.ts'
import { CONFIDENTLY_WRONG_FROM, type Status, statusOf, type TooLittle, understandsFrom } from './status.ts'

/** Which practices to report, and which of them ask for more certainty. */
export type ReportedPractice = { id: PracticeId; critical: boolean }

type ReadOutOptions = { practices: readonly ReportedPractice[]; asOf: Date }

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
 * grids. Forgetting takes away and never gives: where it would raise a probability, that stays as after the last answers,
 * and only its interval widens. Throws where a practice has no cut.
 */
export function readOut(
  evidence: ReadonlyMap<PracticeId, Evidence>,
  parameters: Parameters,
  options: ReadOutOptions,
): Estimate[] {
  return readOutOf(jointLikelihoodAt(evidence, parameters, options.asOf), { evidence, parameters, ...options })
}

/** The same, where what the evidence amounts to is at hand. */
export function readOutOf(
  { now, unforgotten: before, retainedShares }: JointLikelihoodAtMoment,
  {
    evidence,
    parameters,
    ...options
  }: ReadOutOptions & { evidence: ReadonlyMap<PracticeId, Evidence>; parameters: Parameters },
): Estimate[] {
  const scoring = scoringOf(parameters)
  const nothingFaded = now === before
  const posteriorNow = posteriorsUnder(now, STANDARD_GENERAL, scoring)
  const posteriorUnforgotten = nothingFaded ? posteriorNow : posteriorsUnder(before, STANDARD_GENERAL, scoring)
  const engagedShare = engagedShareOf(evidence.values())

  return options.practices.map((practice) => {
    const own = evidence.get(practice.id) ?? null
    const answers = own?.answers ?? 0
    const place = now.places.get(practice.id)
    const share = answers > 0 && place !== undefined ? (retainedShares[place] ?? 1) : 1
    const tables = scoring.practice(practice.id)
    const posterior = posteriorNow(practice.id)
    const posteriorBefore = nothingFaded ? posterior : posteriorUnforgotten(practice.id)
    const fadedMass = massAbove(posterior, tables.above)
    const unforgotten = nothingFaded ? fadedMass : massAbove(posteriorBefore, tables.above)
    const stays = fadedMass > unforgotten
    const probability = stays ? unforgotten : fadedMass
    const figures = figuresOf(stays ? posteriorBefore : posterior, tables, probability)
    const isHeld = place !== undefined && share < 1 && (stays || now.likelihoods[place] === own?.likelihood)
    const { interval, theta, thetaSd, thetaInterval } =
      isHeld && own !== null
        ? widenFigures(figures, figuresOf(posteriorNow(practice.id, forget(own.likelihood, share)), tables, null))
        : figures
    const verdict = statusOf({
      probability,
      probabilityUnforgotten: answers > 0 ? unforgotten : probability,
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
      theta,
      thetaSd,
      thetaInterval,
      status: verdict.status,
      tooLittle: verdict.status === 'not-enough-evidence' ? verdict.because : null,
      confidentlyWrong: (own?.sureAndWrong ?? 0) >= CONFIDENTLY_WRONG_FROM,
      sureAndWrong: own?.sureAndWrong ?? 0,
      effectiveAnswers: own?.effectiveAnswers ?? 0,
      answers,
      engagedShare,
      lastEvidenceAt,
      rightOnLaterDayAt: own?.rightOnLaterDayAt ?? null,
      retained: share,
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

type Figures = Pick<Estimate, 'interval' | 'theta' | 'thetaSd' | 'thetaInterval'>

/** `probability`: null where it is the posterior's own. */
function figuresOf(posterior: readonly number[], tables: PracticeScoring, probability: number | null): Figures {
  const { mean, sd } = moments(posterior)
  const own = probability ?? massAbove(posterior, tables.above)
  return {
    interval: probabilityInterval(posterior, tables.above, tables.furtherAnswers, own),
    theta: mean,
    thetaSd: sd,
    thetaInterval: thetaInterval(posterior),
  }
}

/** Figures that stay where fading would raise them, with intervals that reach as far as those of what has faded. */
function widenFigures(figures: Figures, fadedFigures: Figures): Figures {
  return {
    interval: hull(figures.interval, fadedFigures.interval),
    theta: figures.theta,
    thetaSd: Math.max(figures.thetaSd, fadedFigures.thetaSd),
    thetaInterval: hull(figures.thetaInterval, fadedFigures.thetaInterval),
  }
}

function hull(one: Interval, other: Interval): Interval {
  return { low: Math.min(one.low, other.low), high: Math.max(one.high, other.high) }
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
