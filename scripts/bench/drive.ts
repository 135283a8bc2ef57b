import { randomUUID } from 'node:crypto'
import { Agent, request } from 'node:http'
import { simulated } from '#data/owner/simulate-attempt.ts'
import { itemParameters, type Parameters } from '#domain/comprehension/parameters.ts'
import { begin, findScene } from '#domain/scenario/play.ts'
import { answerItem } from '#domain/simulation/answer.ts'
import type { Run } from './figures.ts'
import type { Participant } from './organisation.ts'

type Attempt = Participant['attempts'][number]
type Reply = { readonly status: number; readonly body: { readonly view?: { readonly scene: { readonly id: string } } } }

/** All clinicians at once, each through their attempts one after the other, without a pause, over HTTP. */
export async function driveOverHttp(
  origin: string,
  participants: readonly Participant[],
  { parameters, onProgress }: { parameters: Parameters; onProgress: (answers: number) => void },
): Promise<Run> {
  const agent = new Agent({ keepAlive: true, maxSockets: participants.length })
  const durations: number[] = []
  const errors: string[] = []
  const startedAt = performance.now()
  await Promise.all(
    participants.map(async (participant) => {
      for (const attempt of participant.attempts) {
        let sceneId = begin(attempt.module).sceneId
        for (;;) {
          const step = nextStep(participant, attempt, sceneId, parameters)
          if (step === null) break
          const sentAt = performance.now()
          const reply = await post(agent, `${origin}${step.path}`, participant.cookie, step.body)
          if (step.isAnswer) {
            durations.push(performance.now() - sentAt)
            onProgress(durations.length)
          }
          if (reply.status !== 200 || reply.body.view === undefined) {
            errors.push(`${step.path}: status ${reply.status}`)
            break
          }
          sceneId = reply.body.view.scene.id
        }
      }
    }),
  )
  agent.destroy()
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

function post(agent: Agent, url: string, cookie: string, body: object): Promise<Reply> {
  const text = JSON.stringify(body)
  return new Promise((resolve, reject) => {
    const sent = request(
      url,
      {
        agent,
        method: 'POST',
        headers: { cookie, 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) },
      },
      (response) => {
        const chunks: Buffer[] = []
        response.on('data', (chunk: Buffer) => chunks.push(chunk))
        response.on('end', () => {
          try {
            resolve({ status: response.statusCode ?? 0, body: JSON.parse(Buffer.concat(chunks).toString('utf8')) })
          } catch (error) {
            reject(error)
          }
        })
      },
    )
    sent.on('error', reject)
    sent.end(text)
  })
}
