import { randomUUID } from 'node:crypto'
import { questionAt } from '#data/attempts/shared/attempt-row.ts'
import { connect } from '#platform/database/connection.ts'
import { understandingColumns } from '#simulation/bulk/rows.ts'
import type { Participant } from '#simulation/living/participants.ts'

/** What one request asks PostgreSQL for: the function, in this session, with these values. */
export type Call = {
  readonly sessionId: string
  readonly calls: 'record_answer_in_session' | 'move_attempt_in_session'
  readonly values: readonly unknown[]
}

/**
 * What the web process would have asked PostgreSQL for, computed beforehand: the same functions with the same kind of
 * data, so that calling them alone shows what the database can do.
 */
export function planCalls(
  { viewer: { organisationId, personId }, sessionId, attempts }: Participant,
  parametersHash: string,
): Call[] {
  return attempts.flatMap(({ id, module, steps }) =>
    steps.map((step, revision): Call => {
      const { itemId, practiceId } = questionAt(module, step.after)
      const updateValues = [organisationId, personId, id, revision, JSON.stringify(step.after), itemId, practiceId]
      if (step.did === 'went-on')
        return { sessionId, calls: 'move_attempt_in_session', values: [...updateValues, step.at] }
      const { sceneId, practice, choice, correct, confidence, elapsedMs, misconceptions, understanding } = step.answer
      const after =
        understanding === null
          ? null
          : JSON.stringify({ parameters_hash: parametersHash, ...understandingColumns(understanding) })
      return {
        sessionId,
        calls: 'record_answer_in_session',
        values: [
          ...updateValues,
          ...[randomUUID(), sceneId, step.answer.itemId, practice, choice, correct, confidence, elapsedMs],
          ...[misconceptions, step.at, after],
        ],
      }
    }),
  )
}

const statements = {
  record_answer_in_session: {
    name: 'record',
    text: 'SELECT * FROM record_answer_in_session($1, enter_organisation($2), $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19)',
  },
  move_attempt_in_session: {
    name: 'move',
    text: 'SELECT * FROM move_attempt_in_session($1, enter_organisation($2), $3, $4, $5, $6, $7, $8, $9)',
  },
} as const

/** A bare client: prepared statements, so many connections, each through its plans in order and without a pause. */
export async function callBare(
  appUrl: string,
  plans: readonly (readonly Call[])[],
  { connections }: { connections: number },
): Promise<{ answers: number; seconds: number }> {
  const clients = await Promise.all(Array.from({ length: connections }, () => connect(appUrl)))
  const waiting = plans.values()
  let answers = 0
  const startedAt = performance.now()
  await Promise.all(
    clients.map(async (client) => {
      for (const plan of waiting) {
        for (const { sessionId, calls, values } of plan) {
          const { name, text } = statements[calls]
          const { rows } = await client.query<{ outcome: string }>({ name, text, values: [sessionId, ...values] })
          if (rows[0]?.outcome !== 'recorded') throw new Error(`${calls} returned ${rows[0]?.outcome}`)
          if (calls === 'record_answer_in_session') answers += 1
        }
      }
    }),
  )
  const seconds = (performance.now() - startedAt) / 1000
  await Promise.all(clients.map((client) => client.end()))
  return { answers, seconds }
}
