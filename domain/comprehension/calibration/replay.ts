import { applyAnswer, type CountedAnswer, type Evidence } from '#domain/comprehension/evidence.ts'
import type { PracticeId } from '#domain/comprehension/item.ts'
import { itemParameters, type Parameters } from '#domain/comprehension/parameters.ts'
import { type AnswerTable, CONFIDENCES } from './answer-table.ts'

/** One person's counted answers, oldest first. The table does not know occasions, and no formula asks for them. */
export function* answersOf(table: AnswerTable, person: number): Generator<CountedAnswer> {
  for (let row = table.start[person] ?? 0; row < (table.start[person + 1] ?? 0); row++) {
    yield {
      itemId: table.items[table.item[row] ?? 0] ?? '',
      correct: table.correct[row] === 1,
      confidence: CONFIDENCES[table.confidence[row] ?? 0] ?? null,
      elapsedMs: table.elapsedMs[row] ?? 0,
      answeredAt: new Date(table.answeredAt[row] ?? 0),
      occasion: 'training',
    }
  }
}

/**
 * One person's evidence, replayed from their counted answers under the given parameters: what the database would hold
 * had these parameters been in force from the start.
 */
export function replay(table: AnswerTable, person: number, parameters: Parameters): Map<PracticeId, Evidence> {
  const evidence = new Map<PracticeId, Evidence>()
  for (const answer of answersOf(table, person)) {
    const { practice } = itemParameters(parameters, answer.itemId)
    evidence.set(practice, applyAnswer(evidence.get(practice) ?? null, answer, parameters))
  }
  return evidence
}
