import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { itemParameters, type Parameters } from '#domain/comprehension/parameters.ts'
import { begin, findScene } from '#domain/scenario/play.ts'
import { answerItem } from '#simulation/model/answer.ts'
import { simulated } from '#simulation/simulate-attempt.ts'
import { Connection } from './connection.ts'
import type { Run } from './figures.ts'
import type { Participant } from './organisation.ts'

type Attempt = Participant['attempts'][number]
const Moved = z.object({ view: z.object({ scene: z.object({ id: z.string() }) }) })

/** All clinicians at once, each through their attempts one after the other, without a pause, over HTTP. */
export async function driveOverHttp(
  origin: string,
  participants: readonly Participant[],
  { parameters, onProgress }: { parameters: Parameters; onProgress: (answers: number) => void },
): Promise<Run> {
  const durations: number[] = []
  const errors: string[] = []
  const startedAt = performance.now()
  await Promise.all(
    participants.map(async (participant) => {
      const connection = new Connection(origin)
      for (const attempt of participant.attempts) {
        let sceneId = begin(attempt.module).sceneId
        for (;;) {
          const step = nextStep(participant, attempt, sceneId, parameters)
          if (step === null) break
          const sentAt = performance.now()
          const reply = await connection.post(step.path, participant.cookie, JSON.stringify(step.body))
          if (step.isAnswer) {
            durations.push(performance.now() - sentAt)
            onProgress(durations.length)
          }
          if (reply.status !== 200) {
            errors.push(`${step.path}: status ${reply.status}`)
            break
          }
          sceneId = Moved.parse(JSON.parse(reply.body)).view.scene.id
        }
      }
      connection.close()
    }),
  )
  return { answers: durations.length, errors, durations, seconds: (performance.now() - startedAt) / 1000 }
}

function nextStep(
  { simulated: clinician, random }: Participant,
  { id, module }: Attempt,
  sceneId: string,
  parameters: Parameters,
) {
  const scene = findScene(module, sceneId)
  if (scene === null || scene.then.do === 'end') return null
  if (scene.then.do === 'go-on') return { path: `/api/attempts/${id}/continue`, body: { sceneId }, isAnswer: false }
  const { item } = scene.then
  const answer = answerItem(clinician, simulated(item, itemParameters(parameters, item.id)), new Date(), random)
  const body = {
    answerId: randomUUID(),
    sceneId,
    itemId: item.id,
    choice: answer.choice,
    confidence: answer.confidence,
    elapsedMs: Math.round(answer.elapsedMs),
  }
  return { path: `/api/attempts/${id}/answers`, body, isAnswer: true }
}
