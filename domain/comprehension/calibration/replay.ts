import { applyAnswer, type Evidence } from '#domain/comprehension/evidence.ts'
import type { PracticeId } from '#domain/comprehension/item.ts'
import { itemParameters, type Parameters } from '#domain/comprehension/parameters.ts'
import { type AnswerTable, CONFIDENCES } from './answer-table.ts'

/**
 * One person's evidence, replayed from their counted answers under the given parameters: what the database would hold
 * had these parameters been in force from the start. Answers after `until` (milliseconds since 1970) are left out.
 */
export function replay(
  table: AnswerTable,
  person: number,
  parameters: Parameters,
  until: number = Number.POSITIVE_INFINITY,
): Map<PracticeId, Evidence> {
  const evidence = new Map<PracticeId, Evidence>()
  for (let row = table.start[person] ?? 0; row < (table.start[person + 1] ?? 0); row++) {
    const answeredAt = table.answeredAt[row] ?? 0
    if (answeredAt > until) break
    const itemId = table.items[table.item[row] ?? 0] ?? ''
    const { practice } = itemParameters(parameters, itemId)
    const answer = {
      itemId,
      correct: table.correct[row] === 1,
      confidence: CONFIDENCES[table.confidence[row] ?? 0] ?? null,
      elapsedMs: table.elapsedMs[row] ?? 0,
      answeredAt: new Date(answeredAt),
      occasion: 'training',
    } as const
    evidence.set(practice, applyAnswer(evidence.get(practice) ?? null, answer, parameters))
  }
  return evidence
}
