import type { IncomingMessage, ServerResponse } from 'node:http'
import { type ApiClient, apiClientOfToken } from '#data/api-client.ts'
import { takeApiRequest } from '#data/people/api-limits.ts'
import { dangerouslyTellWantOfDatabase } from '#data/system.ts'
import { publicUrl } from '#platform/env.ts'
import { logError } from '#platform/log.ts'
import { whoseBearerToken } from '#server/bearer-token.ts'
import type { Refusal, Refuse } from '#server/refusal.ts'
import { openApiDocument } from './document.ts'
import type { Operation } from './operation.ts'
import { findOperations } from './operations.ts'
import { ApiProblem } from './problem.ts'
import { readText } from './read-body.ts'
import { type Answer, problemAnswer, sendApi } from './respond.ts'
import { withKey } from './with-key.ts'

/** Everything below /api/v1: programmes of an organisation read and change here. */
export async function handleApi(
  request: IncomingMessage,
  response: ServerResponse,
  { requestId }: { requestId: string },
): Promise<void> {
  sendApi(request, response, await answerOrProblem(request, requestId))
}

async function answerOrProblem(request: IncomingMessage, requestId: string): Promise<Answer> {
  try {
    return await answer(request, requestId)
  } catch (error) {
    return problemAnswer(await problemOf(error, requestId), requestId)
  }
}

/** What the front refuses before it comes here. */
export const refuseApi: Refuse = (request, response, { refusal, requestId, againAfter }) =>
  sendApi(request, response, problemAnswer(problemOfRefusal(refusal, againAfter), requestId))

function problemOfRefusal(refusal: Refusal, againAfter: number): ApiProblem {
  switch (refusal) {
    case 'too-large':
      return new ApiProblem('too-large', 'Send less than 256 KiB. Reading needs no body.')
    case 'malformed':
      return new ApiProblem('not-understood', 'The escapes (%) in this address are not right. Send them as UTF-8.')
    case 'misdirected':
      return new ApiProblem('misdirected', `Send it to ${publicUrl()}/api/v1.`)
    case 'unavailable':
      return unavailable()
    case 'overloaded':
      return new ApiProblem('overloaded', 'Send it again after as many seconds as Retry-After says.', {
        headers: { 'retry-after': `${againAfter}` },
      })
  }
}

function unavailable(): ApiProblem {
  return new ApiProblem('unavailable', 'Send it again in a moment.', { headers: { 'retry-after': '5' } })
}

async function problemOf(error: unknown, requestId: string): Promise<ApiProblem> {
  if (error instanceof ApiProblem) return error
  if (await dangerouslyTellWantOfDatabase(error)) return unavailable()
  logError('a request of a programme failed', error, { id: requestId })
  return new ApiProblem('unexpected', 'Send it again. If it fails again, tell who runs the server the request’s id.')
}

async function answer(request: IncomingMessage, requestId: string): Promise<Answer> {
  const url = new URL(request.url ?? '/', publicUrl())
  const path = url.pathname.slice('/api/v1'.length)
  // The description holds nothing of anyone.
  if (path === '/openapi.json' && isReading(request)) return { status: 200, body: openApiDocument() }
  const client = await clientOf(request)
  if (!(await takeApiRequest(client)))
    throw new ApiProblem('too-many-requests', 'This token has asked too often in this minute. Wait for the next.', {
      headers: { 'retry-after': '60' },
    })
  const match = findOperations(path)
  if (match === null) throw new ApiProblem('not-found', `${publicUrl()}/developers lists what there is.`)
  const method = request.method === 'HEAD' ? 'GET' : request.method
  const operation = match.operations.find((each) => each.method === method)
  if (operation === undefined) throw noSuchMethod(match.operations)
  const now = new Date()
  const operationRequest = { ...match.ids, query: url.searchParams, url, now }
  if (isReading(request)) return operation.answer(client, { ...operationRequest, body: '', actId: '' })
  const body = await readText(request)
  return withKey(client, { request, requestId, body, now }, (actId) =>
    operation.answer(client, { ...operationRequest, body, actId }),
  )
}

function noSuchMethod(there: readonly Operation[]): ApiProblem {
  const allow = there.flatMap(({ method }) => (method === 'GET' ? ['GET', 'HEAD'] : [method])).join(', ')
  return new ApiProblem('no-such-method', `Send one of: ${allow}.`, { headers: { allow } })
}

function isReading({ method }: IncomingMessage): boolean {
  return method === 'GET' || method === 'HEAD'
}

async function clientOf(request: IncomingMessage): Promise<ApiClient> {
  const client = await whoseBearerToken(request, (hash) => apiClientOfToken(hash, { now: new Date() }))
  if (client === 'too-many')
    throw new ApiProblem('too-many-requests', 'Too many unknown tokens came from here. Wait a quarter of an hour.', {
      headers: { 'retry-after': '900' },
    })
  if (client === 'unknown')
    throw new ApiProblem('no-token', 'Send “Authorization: Bearer” and a token that holds.', {
      headers: { 'www-authenticate': 'Bearer realm="Curtain"' },
    })
  return client
}
