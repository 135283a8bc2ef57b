import type { Confidence } from './item.ts'
import { overconfidence, STATED_PROBABILITY } from './overconfidence.ts'

/** How stated confidence goes with being right: told only where it is more than chance. */
export type ConfidenceFit = 'too-few-answers' | 'more-sure-than-right' | 'as-sure-as-right' | 'less-sure-than-right'

/** The answers stated with one confidence. */
export type ConfidenceLevel = {
  readonly confidence: Confidence
  readonly answers: number
  readonly right: number
  /** The share right that this confidence states. */
  readonly stated: number
}

const fewestAnswers = 10
const NORMAL_90 = 1.6449

type StatedAnswer = { readonly confidence: Confidence | null; readonly correct: boolean }

/**
 * Whether someone is surer than they are right. The bias is told only where it is further from 0 than it would be nine
 * times in ten if each answer were right with just the chance that was stated: beyond 1.64·√(Σ p(1 − p))/n.
 */
export function confidenceFit(answers: readonly StatedAnswer[]): ConfidenceFit {
  const { bias, n } = overconfidence(answers)
  if (bias === null || n < fewestAnswers) return 'too-few-answers'
  const variance = answers.reduce(
    (sum, { confidence }) =>
      sum + (confidence === null ? 0 : STATED_PROBABILITY[confidence] * (1 - STATED_PROBABILITY[confidence])),
    0,
  )
  const reach = (NORMAL_90 * Math.sqrt(variance)) / n
  if (bias > reach) return 'more-sure-than-right'
  return bias < -reach ? 'less-sure-than-right' : 'as-sure-as-right'
}

/** The answers by stated confidence, the surest first. */
export function confidenceLevels(answers: readonly StatedAnswer[]): ConfidenceLevel[] {
  return (['sure', 'fairly', 'guess'] as const).map((confidence) => {
    const statedAnswers = answers.filter((answer) => answer.confidence === confidence)
    return {
      confidence,
      answers: statedAnswers.length,
      right: statedAnswers.filter(({ correct }) => correct).length,
      stated: STATED_PROBABILITY[confidence],
    }
  })
}
