import { randomUUID } from 'node:crypto'
import { sealSessionCookie, sessionCookieName } from '#server/session-cookie.ts'
import type { Participant, StepInAttempt } from '#simulation/living/participants.ts'
import { Connection } from './connection.ts'
import type { Run } from './figures.ts'

/** All clinicians at once, each through their attempts one after the other, without a pause, over HTTP. */
export async function driveOverHttp(
  origin: string,
  participants: readonly Participant[],
  { onProgress }: { onProgress: (answers: number) => void },
): Promise<Run> {
  const durations: number[] = []
  const errors: string[] = []
  const startedAt = performance.now()
  await Promise.all(
    participants.map(async ({ viewer: { organisationId }, sessionId, attempts }) => {
      const cookie = `${sessionCookieName()}=${await sealSessionCookie({ organisationId, sessionId })}`
      const connection = new Connection(origin)
      for (const { id, steps } of attempts) {
        for (const step of steps) {
          const { path, body } = requestOf(id, step)
          const sentAt = performance.now()
          const reply = await connection.post(path, cookie, JSON.stringify(body))
          if (step.did === 'answered') {
            durations.push(performance.now() - sentAt)
            onProgress(durations.length)
          }
          if (reply.status === 200) continue
          errors.push(`${path}: status ${reply.status}`)
          break
        }
      }
      connection.close()
    }),
  )
  return { answers: durations.length, errors, durations, seconds: (performance.now() - startedAt) / 1000 }
}

function requestOf(attemptId: string, step: StepInAttempt) {
  if (step.did === 'went-on') return { path: `/api/attempts/${attemptId}/continue`, body: { sceneId: step.sceneId } }
  const { sceneId, itemId, choice, confidence, elapsedMs } = step.answer
  const body = { answerId: randomUUID(), sceneId, itemId, choice, confidence, elapsedMs }
  return { path: `/api/attempts/${attemptId}/answers`, body }
}
