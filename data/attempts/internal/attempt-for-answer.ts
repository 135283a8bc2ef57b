import { z } from 'zod'
import { AttemptStateSchema } from '#data/attempts/shared/attempt-row.ts'
import { call } from '#data/database/database.ts'
import { entryOf } from '#data/database/entry.ts'
import { type UnderstandingRow, UnderstandingRowSchema } from '#data/understanding/shared/evidence-row.ts'
import type { AttemptState } from '#domain/scenario/attempt-state.ts'

/** All that recording an answer needs to know before it computes anything. */
export type AttemptForAnswer = {
  readonly id: string
  readonly moduleVersionHash: string
  readonly policyVersion: number
  readonly seed: string
  readonly state: AttemptState
  readonly revision: number
  /** The answer with the same id, if it is here already. */
  readonly repeated: { readonly sceneId: string; readonly choice: readonly string[] } | null
  /** When the person last answered the item that is asked now, in any attempt. */
  readonly lastAnsweredAt: Date | null
  /** Of the practice that is asked now. */
  readonly understanding: UnderstandingRow | null
  /** The parameters in service. */
  readonly parametersHash: string
}

/** The columns of attempt_for_answer(). */
export const attemptColumns = {
  module_version_hash: z.string(),
  policy_version: z.number(),
  seed: z.string(),
  state: AttemptStateSchema,
  revision: z.number(),
  repeated_scene_id: z.string().nullable(),
  repeated_choice: z.array(z.string()).nullable(),
  last_answered_at: z.date().nullable(),
  understanding: UnderstandingRowSchema.nullable(),
  parameters_hash: z.string(),
}
const AttemptRow = z.object(attemptColumns)

const attemptForAnswer = {
  name: 'attempt_for_answer',
  text: 'SELECT * FROM attempt_for_answer(enter_organisation($1), $2, $3, $4)',
  row: AttemptRow,
}

/** One round trip, under row-level security. Null when the attempt is not this person's. */
export async function findAttemptForAnswer(
  person: { readonly organisationId: string; readonly personId: string },
  { attemptId, answerId }: { attemptId: string; answerId: string },
): Promise<AttemptForAnswer | null> {
  const [row] = await call(attemptForAnswer, [entryOf(person), person.personId, attemptId, answerId])
  return row === undefined ? null : presentAttempt(attemptId, row)
}

export function presentAttempt(attemptId: string, row: z.output<typeof AttemptRow>): AttemptForAnswer {
  return {
    id: attemptId,
    moduleVersionHash: row.module_version_hash,
    policyVersion: row.policy_version,
    seed: row.seed,
    state: row.state,
    revision: row.revision,
    repeated:
      row.repeated_scene_id === null ? null : { sceneId: row.repeated_scene_id, choice: row.repeated_choice ?? [] },
    lastAnsweredAt: row.last_answered_at,
    understanding: row.understanding,
    parametersHash: row.parameters_hash,
  }
}
