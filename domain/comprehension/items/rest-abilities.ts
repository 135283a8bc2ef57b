import { type AnswerTable, CONFIDENCES } from '#domain/comprehension/calibration/answer-table.ts'
import { replay } from '#domain/comprehension/calibration/replay.ts'
import { answerMultipliers, type Evidence } from '#domain/comprehension/evidence.ts'
import type { PracticeId } from '#domain/comprehension/item.ts'
import { itemParameters, type Parameters } from '#domain/comprehension/parameters.ts'
import { rapidGuessProbability } from '#domain/comprehension/rapid-guess.ts'
import { readOut } from '#domain/comprehension/read-out.ts'

export type RestAnswer = {
  /** Row of the answer in the table, and its person. */
  row: number
  person: number
  /** Ability in the item's practice as all answers but this one show it: what "corrected" means. */
  theta: number
}

const RAPID = 0.5

/**
 * For every answer of a table that was not a rapid guess, the person's ability without it. The answer is divided out of
 * the likelihood again, which is exact but for what was forgotten between the answers.
 */
export function* restAbilities(table: AnswerTable, parameters: Parameters): Generator<RestAnswer> {
  for (let person = 0; person < table.people.length; person++) {
    const evidence = replay(table, person, parameters)
    const latest = [...evidence.values()].reduce(
      (most, { lastEvidenceAt }) => Math.max(most, lastEvidenceAt.getTime()),
      0,
    )
    for (let row = table.start[person] ?? 0; row < (table.start[person + 1] ?? 0); row++) {
      const itemId = table.items[table.item[row] ?? 0] ?? ''
      const item = itemParameters(parameters, itemId)
      const elapsedMs = table.elapsedMs[row] ?? 0
      const own = evidence.get(item.practice)
      if (!own || rapidGuessProbability(item.responseTime, elapsedMs) >= RAPID) continue
      const answer = {
        itemId,
        correct: table.correct[row] === 1,
        confidence: CONFIDENCES[table.confidence[row] ?? 0] ?? null,
        elapsedMs,
      }
      const without = new Map<PracticeId, Evidence>(evidence)
      if (!item.quarantined) without.set(item.practice, withoutAnswer(own, answerMultipliers(answer, parameters)))
      const [estimate] = readOut(without, parameters, {
        practices: [{ id: item.practice, critical: false }],
        asOf: new Date(latest),
      })
      if (estimate) yield { row, person, theta: estimate.theta }
    }
  }
}

function withoutAnswer(evidence: Evidence, multipliers: Float64Array): Evidence {
  const divided = evidence.likelihood.map((value, index) => value / (multipliers[index] ?? 1))
  const largest = divided.reduce((most, value) => Math.max(most, value), 0)
  return { ...evidence, likelihood: divided.map((value) => value / largest) }
}
