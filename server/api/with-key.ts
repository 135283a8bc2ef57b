import { createHash, randomUUID } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import { beginApiRequest, dropApiRequest, keepApiAnswer } from '#data/api/api-requests.ts'
import type { ApiClient } from '#data/api-client.ts'
import { uuidOfText } from '#platform/uuid-of-text.ts'
import { ApiProblem, malformedRequest, type ProblemKind } from './problem.ts'
import { type Answer, problemAnswer } from './respond.ts'

/** Where a programme names a request of its own, so that it is done once however often it is sent. */
export const keyHeader = 'Idempotency-Key'

type RequestWithKey = {
  readonly request: IncomingMessage
  readonly requestId: string
  readonly body: string
  readonly now: Date
}

/**
 * Does what a request asks for: once, where it has a key. Sent again with the key within a day it is answered as it was, whether it
 * could be done or not; what was not understood or failed in the server leaves no trace, and what is made has the same id.
 *
 * @param work is given the id of what it makes
 */
export async function withKey(
  client: ApiClient,
  { request, requestId, body, now }: RequestWithKey,
  work: (actId: string) => Promise<Answer>,
): Promise<Answer> {
  const key = keyOf(request)
  if (key === null) return work(randomUUID())
  const fingerprint = createHash('sha256').update(`${request.method} ${request.url}\n${body}`).digest('hex')
  const start = await beginApiRequest(client, { key, fingerprint }, { now })
  if (start === 'other-request')
    throw new ApiProblem('key-used', `This ${keyHeader} was used for another request within a day. Take a new one.`)
  if (start === 'under-way')
    throw new ApiProblem('under-way', 'Wait a moment, and send it again with the same key.', {
      headers: { 'retry-after': '2' },
    })
  if (start !== 'begun') return { ...start, headers: { ...start.headers, 'idempotency-replayed': 'true' } }
  const actId = uuidOfText(`${client.tokenId} ${key} ${fingerprint}`)
  try {
    const answer = await answerOf(() => work(actId), requestId)
    await keepApiAnswer(client, key, {
      status: answer.status,
      body: plain(answer.body),
      headers: { ...answer.headers },
    })
    return answer
  } catch (error) {
    await dropApiRequest(client, key)
    throw error
  }
}

/** What says that it was looked at and cannot be done. What was not understood can be corrected under the same key. */
const replayableProblems: readonly ProblemKind[] = ['conflict', 'not-possible', 'not-found']

async function answerOf(work: () => Promise<Answer>, requestId: string): Promise<Answer> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof ApiProblem && replayableProblems.includes(error.kind)) return problemAnswer(error, requestId)
    throw error
  }
}

function plain(body: object): Record<string, unknown> {
  return JSON.parse(JSON.stringify(body))
}

function keyOf({ headers }: IncomingMessage): string | null {
  const key = headers['idempotency-key']
  if (key === undefined) return null
  if (typeof key === 'string' && /^[\x21-\x7e]{1,200}$/.test(key)) return key
  throw malformedRequest([
    { in: 'header', name: keyHeader, expected: '1 to 200 letters, digits and marks of ASCII, such as a UUID.' },
  ])
}
