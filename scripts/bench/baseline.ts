import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { askedAt } from '#data/attempts/shared/attempt-row.ts'
import { type UnderstandingRow, understandingAfter } from '#data/understanding/shared/evidence-row.ts'
import { countsAsEvidence } from '#domain/comprehension/evidence.ts'
import { itemParameters, type Parameters } from '#domain/comprehension/parameters.ts'
import { misjudged } from '#domain/scenario/judge.ts'
import { answer, begin, findScene, goOn } from '#domain/scenario/play.ts'
import { answerItem } from '#simulation/model/answer.ts'
import { simulated } from '#simulation/simulate-attempt.ts'
import type { Participant } from './organisation.ts'

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
export async function planCalls(
  { viewer, simulated: clinician, random, sessionId, attempts }: Participant,
  { parameters, parametersHash }: { parameters: Parameters; parametersHash: string },
): Promise<Call[]> {
  const calls: Call[] = []
  const understanding = new Map<string, UnderstandingRow>()
  const answered = new Map<string, Date>()
  const { organisationId, personId } = viewer
  for (const { id, module } of attempts) {
    let state = begin(module)
    for (let revision = 0; ; revision++) {
      const scene = findScene(module, state.sceneId)
      if (scene === null || scene.then.do === 'end') break
      const now = new Date()
      if (scene.then.do === 'go-on') {
        const moved = goOn(module, state, scene.id)
        if (!moved.ok) throw new Error(moved.problem)
        state = moved.state
        const asked = askedAt(module, state)
        calls.push({
          sessionId,
          calls: 'move_attempt_in_session',
          values: [organisationId, personId, id, revision, JSON.stringify(state), asked.itemId, asked.practiceId, now],
        })
        continue
      }
      const { item } = scene.then
      const given = answerItem(clinician, simulated(item, itemParameters(parameters, item.id)), now, random)
      const moved = answer(module, state, scene.id, item.id, given.choice)
      if (!moved.ok) throw new Error(moved.problem)
      state = moved.state
      const asked = askedAt(module, state)
      const misconceptions = misjudged(item, given.choice).flatMap(({ misconception }) => misconception?.id ?? [])
      const facts = {
        itemId: item.id,
        occasion: 'training' as const,
        confidence: given.confidence,
        elapsedMs: Math.round(given.elapsedMs),
        correct: moved.correct,
        misconceptions,
        now,
      }
      const after = countsAsEvidence(now, answered.get(item.id) ?? null)
        ? await understandingAfter(understanding.get(item.practice) ?? null, facts, parametersHash)
        : null
      answered.set(item.id, now)
      if (after !== null) understanding.set(item.practice, after)
      calls.push({
        sessionId,
        calls: 'record_answer_in_session',
        values: [
          organisationId,
          personId,
          id,
          revision,
          JSON.stringify(state),
          asked.itemId,
          asked.practiceId,
          randomUUID(),
          scene.id,
          item.id,
          item.practice,
          given.choice,
          moved.correct,
          given.confidence,
          facts.elapsedMs,
          misconceptions,
          now,
          after === null ? null : JSON.stringify(after),
        ],
      })
    }
  }
  return calls
}

const statements = {
  record_answer_in_session: {
    name: 'record',
    text: 'SELECT * FROM record_answer_in_session($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19)',
  },
  move_attempt_in_session: {
    name: 'move',
    text: 'SELECT * FROM move_attempt_in_session($1, $2, $3, $4, $5, $6, $7, $8, $9)',
  },
} as const

/** A bare client: prepared statements, so many connections, each through its plans in order and without a pause. */
export async function callBare(
  appUrl: string,
  plans: readonly (readonly Call[])[],
  { connections }: { connections: number },
): Promise<{ answers: number; seconds: number }> {
  const clients = await Promise.all(
    Array.from({ length: connections }, async () => {
      const client = new pg.Client({ connectionString: appUrl })
      await client.connect()
      return client
    }),
  )
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
