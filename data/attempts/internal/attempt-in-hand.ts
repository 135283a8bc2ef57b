import { z } from 'zod'
import { UnderstandingRowSchema } from '#data/understanding/shared/evidence-row.ts'
import type { AttemptState } from '#domain/scenario/attempt-state.ts'
import type { AttemptForAnswer } from './attempt-for-answer.ts'

const nextStep = {
  last_answered_at: z.date().nullable(),
  understanding: UnderstandingRowSchema.nullable(),
  parameters_hash: z.string(),
}

/** What record_answer_in_session() and move_attempt_in_session() return: how it went, and what the next step needs. */
export const StepRow = z.discriminatedUnion('outcome', [
  z.object({ outcome: z.enum(['recorded', 'overtaken']), ...nextStep }),
  z.object({ outcome: z.literal('signed-out') }),
])

type NextStep = Exclude<z.output<typeof StepRow>, { outcome: 'signed-out' }>

/** An attempt as a step left it, for the next step: with what the database said of it in the same round trip. */
export function attemptAfter(before: AttemptForAnswer, state: AttemptState, row: NextStep): AttemptForAnswer {
  return {
    ...before,
    state,
    revision: before.revision + 1,
    repeated: null,
    lastAnsweredAt: row.last_answered_at,
    understanding: row.understanding,
    parametersHash: row.parameters_hash,
  }
}
