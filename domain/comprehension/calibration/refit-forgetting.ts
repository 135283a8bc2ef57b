import { applyAnswer, type Evidence, LATER_DAY } from '#domain/comprehension/evidence.ts'
import { daysBetween, type Forgetting } from '#domain/comprehension/forgetting.ts'
import { generalWeights } from '#domain/comprehension/higher-order.ts'
import type { PracticeId } from '#domain/comprehension/item.ts'
import { curveOnGrid } from '#domain/comprehension/item-response.ts'
import { jointLikelihoodAt, posteriorsUnder } from '#domain/comprehension/joint-likelihood.ts'
import { itemParameters, type Parameters } from '#domain/comprehension/parameters.ts'
import { scoringOf } from '#domain/comprehension/scoring.ts'
import type { AnswerTable } from './answer-table.ts'
import { answersOf } from './replay.ts'

export type RefitForgetting = {
  forgetting: Forgetting
  /** Answers given seven days or more after the first in their practice, and the first of their day: what is learned from. */
  laterAnswers: number
  verdict: 'refitted' | 'too-few-later-answers'
}

/** With fewer answers on later days the assumed constants stand. */
export const FEWEST_LATER_ANSWERS = 1000

/** More would cost time and no longer change the result. */
const MOST_LATER_ANSWERS = 20_000

/** Initial stability is tried from a quarter of what was assumed to eight times it, in steps of half a doubling. */
const DOUBLINGS = { from: -2, to: 3, step: 0.5 } as const
/** What was assumed is believed within a factor of about two, either way. */
const PRIOR_LOG_SD = 0.7
const STANDARD_GENERAL = generalWeights(0)

/**
 * Learns from the organisation's own follow-ups how fast is forgotten: the initial stability S under which the read-out,
 * made just before each later answer, predicts these answers best, with a lognormal prior around what the parameters
 * assume. The curve's shape and the stretch stay as they are: one organisation's months of follow-ups say too little
 * about them.
 */
export function refitForgetting(table: AnswerTable, parameters: Parameters): RefitForgetting {
  let best = { forgetting: parameters.forgetting, value: Number.NEGATIVE_INFINITY }
  let laterAnswers = 0
  for (let doublings = DOUBLINGS.from; doublings <= DOUBLINGS.to; doublings += DOUBLINGS.step) {
    const initialStabilityDays = parameters.forgetting.initialStabilityDays * 2 ** doublings
    const forgetting = { ...parameters.forgetting, initialStabilityDays }
    const prediction = predictLaterAnswers(table, { ...parameters, forgetting })
    laterAnswers = prediction.answers
    if (laterAnswers < FEWEST_LATER_ANSWERS) {
      return { forgetting: parameters.forgetting, laterAnswers, verdict: 'too-few-later-answers' }
    }
    const value = prediction.logLikelihood - 0.5 * ((doublings * Math.LN2) / PRIOR_LOG_SD) ** 2
    if (value > best.value) best = { forgetting, value }
  }
  return { forgetting: best.forgetting, laterAnswers, verdict: 'refitted' }
}

function predictLaterAnswers(table: AnswerTable, parameters: Parameters): { logLikelihood: number; answers: number } {
  let logLikelihood = 0
  let answers = 0
  for (let person = 0; person < table.people.length && answers < MOST_LATER_ANSWERS; person++) {
    const evidence = new Map<PracticeId, Evidence>()
    for (const answer of answersOf(table, person)) {
      const item = itemParameters(parameters, answer.itemId)
      const own = evidence.get(item.practice)
      const isLater =
        own?.trainedAt &&
        daysBetween(own.trainedAt, answer.answeredAt) >= LATER_DAY &&
        daysBetween(own.lastEvidenceAt, answer.answeredAt) >= 1
      if (isLater && !item.quarantined) {
        const right = chanceRight(evidence, answer.itemId, answer.answeredAt, parameters)
        logLikelihood += Math.log(answer.correct ? right : 1 - right)
        answers += 1
      }
      evidence.set(item.practice, applyAnswer(own ?? null, answer, parameters))
    }
  }
  return { logLikelihood, answers }
}

/** Probability that a person answers an item right, as the read-out of that moment has it. */
function chanceRight(
  evidence: ReadonlyMap<PracticeId, Evidence>,
  itemId: string,
  at: Date,
  parameters: Parameters,
): number {
  const item = itemParameters(parameters, itemId)
  const { now } = jointLikelihoodAt(evidence, parameters, at)
  const posterior = posteriorsUnder(now, STANDARD_GENERAL, scoringOf(parameters))(item.practice)
  const curve = curveOnGrid(item)
  return posterior.reduce((sum, mass, index) => sum + mass * (curve[index] ?? 0), 0)
}
