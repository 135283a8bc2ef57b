import { readUnderstanding, type UnderstandingRow } from '#data/understanding/shared/evidence-row.ts'
import type { AttemptState } from '#domain/scenario/attempt-state.ts'
import type { AttemptForAnswer } from './attempt-for-answer.ts'

/** What record_answer_in_session() and move_attempt_in_session() return: how it went, and what the next step needs. */
export type StepRow = {
  outcome: 'recorded' | 'overtaken' | 'signed-out'
  last_answered_at: Date | null
  understanding: Record<string, unknown> | null
  parameters_hash: string
}

/** An attempt as a step left it, for the next step: with what the database said of it in the same round trip. */
export function attemptAfter(before: AttemptForAnswer, state: AttemptState, row: StepRow): AttemptForAnswer {
  const understanding: UnderstandingRow | null =
    row.understanding === null ? null : readUnderstanding(row.understanding)
  return {
    ...before,
    state,
    revision: before.revision + 1,
    repeated: null,
    lastAnsweredAt: row.last_answered_at,
    understanding,
    parametersHash: row.parameters_hash,
  }
}
