import type { AnswerTable } from '#domain/comprehension/calibration/answer-table.ts'
import { answersOf, replay } from '#domain/comprehension/calibration/replay.ts'
import { answerMultipliers, GUESS_WEIGHT } from '#domain/comprehension/evidence.ts'
import { forget } from '#domain/comprehension/forgetting.ts'
import { generalWeights, moments } from '#domain/comprehension/higher-order.ts'
import { jointLikelihoodAt, posteriorsUnder } from '#domain/comprehension/joint-likelihood.ts'
import { itemParameters, type Parameters } from '#domain/comprehension/parameters.ts'
import { rapidGuessProbability } from '#domain/comprehension/rapid-guess.ts'
import { scoringOf } from '#domain/comprehension/scoring.ts'

export type RestAnswer = {
  /** Row of the answer in the table, and its person. */
  row: number
  person: number
  /** Ability in the item's practice as all answers but this one show it: what "corrected" means. */
  theta: number
}

const STANDARD_GENERAL = generalWeights(0)

/**
 * For every answer of a table that was not a rapid guess, the person's ability without it. The answer is divided out of
 * the likelihood again, which is exact but for what was forgotten between the answers.
 */
export function* restAbilities(table: AnswerTable, parameters: Parameters): Generator<RestAnswer> {
  const scoring = scoringOf(parameters)
  for (let person = 0; person < table.people.length; person++) {
    const evidence = replay(table, person, parameters)
    const latest = [...evidence.values()].reduce((most, own) => Math.max(most, own.lastEvidenceAt.getTime()), 0)
    const { now, retainedShares } = jointLikelihoodAt(evidence, parameters, new Date(latest))
    const posterior = posteriorsUnder(now, STANDARD_GENERAL, scoring)
    let row = (table.start[person] ?? 0) - 1
    for (const answer of answersOf(table, person)) {
      row += 1
      const item = itemParameters(parameters, answer.itemId)
      const own = evidence.get(item.practice)
      if (!own || rapidGuessProbability(item.responseTime, answer.elapsedMs) >= GUESS_WEIGHT) continue
      const multipliers = item.quarantined ? null : answerMultipliers(answer, parameters)
      const without = own.likelihood.map((value, index) => value / (multipliers?.[index] ?? 1))
      const retainedShare = retainedShares[now.places.get(item.practice) ?? -1] ?? 1
      yield { row, person, theta: moments(posterior(item.practice, forget(without, retainedShare))).mean }
    }
  }
}
