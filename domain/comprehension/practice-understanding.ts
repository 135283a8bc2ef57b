import { type Beliefs, beliefsAfter, NO_BELIEFS, sureAndWrong } from './beliefs.ts'
import { applyAnswer, type CountedAnswer, type Evidence, GUESS_WEIGHT } from './evidence.ts'
import { itemParameters, type Parameters } from './parameters.ts'
import { rapidGuessProbability } from './rapid-guess.ts'

/** All that one person's answers in one practice say: what they can do, and what they believe. */
export type PracticeUnderstanding = { readonly evidence: Evidence; readonly beliefs: Beliefs }

/** A counted answer with the misconceptions that it shows, if it is wrong, or speaks against, if it is right. */
export type TellingAnswer = CountedAnswer & { readonly misconceptions: readonly string[] }

/**
 * The understanding of a practice after one more counted answer. Pure. An answer to a quarantined item says nothing. Throws
 * where the item is unknown to the parameters.
 */
export function understandingAfter(
  before: PracticeUnderstanding | null,
  answer: TellingAnswer,
  parameters: Parameters,
): PracticeUnderstanding {
  const item = itemParameters(parameters, answer.itemId)
  const evidence = applyAnswer(before?.evidence ?? null, answer, parameters)
  const beliefsBefore = before?.beliefs ?? NO_BELIEFS
  if (item.quarantined) return { evidence, beliefs: beliefsBefore }
  const guessed = rapidGuessProbability(item.responseTime, answer.elapsedMs) >= GUESS_WEIGHT
  const beliefs = beliefsAfter(beliefsBefore, answer, { guessed })
  return { evidence: { ...evidence, sureAndWrong: sureAndWrong(beliefs) }, beliefs }
}
