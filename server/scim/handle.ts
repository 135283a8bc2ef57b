import type { IncomingMessage, ServerResponse } from 'node:http'
import { takeDirectoryRequest } from '#data/people/directory-limits.ts'
import { dangerouslyTellWantOfDatabase } from '#data/system.ts'
import { type Provider, providerOfToken } from '#data/viewer.ts'
import { ProviderError } from '#domain/provisioning/provider-error.ts'
import { publicUrl } from '#platform/env.ts'
import { logError } from '#platform/log.ts'
import { whoseBearerToken } from '#server/bearer-token.ts'
import type { Refusal, Refuse } from '#server/refusal.ts'
import { answerDiscovery } from './answer-discovery.ts'
import { answerGroup, answerGroups } from './groups.ts'
import { type Answer, scimError, sendScim } from './respond.ts'
import { answerUser, answerUsers } from './users.ts'

/** Everything below /scim/v2: an organisation’s directory keeps its people here (RFC 7644). */
export async function handleScim(
  request: IncomingMessage,
  response: ServerResponse,
  { requestId }: { requestId: string },
): Promise<void> {
  sendScim(request, response, await answerOrError(request, requestId))
}

async function answerOrError(request: IncomingMessage, requestId: string): Promise<Answer> {
  try {
    return await answer(request)
  } catch (error) {
    if (error instanceof ProviderError) return scimError(error.status, error.scimType, error.message)
    if (await dangerouslyTellWantOfDatabase(error)) return unavailable()
    logError('a request of a directory failed', error, { id: requestId })
    return scimError(500, null, `Something went wrong. The log has it as ${requestId}.`)
  }
}

/** What the front refuses before it comes here. */
export const refuseScim: Refuse = (request, response, { refusal, againAfter }) =>
  sendScim(request, response, errorOfRefusal(refusal, againAfter))

function errorOfRefusal(refusal: Refusal, againAfter: number): Answer {
  switch (refusal) {
    case 'too-large':
      return scimError(413, null, 'The body is larger than 4 MiB.')
    case 'malformed':
      return scimError(400, 'invalidValue', 'The escapes (%) in this address are not right. Send them as UTF-8.')
    case 'misdirected':
      return scimError(421, null, `Send it to ${publicUrl()}/scim/v2.`)
    case 'unavailable':
      return unavailable()
    case 'overloaded':
      return scimError(503, null, 'There is too much to do. Send it again later.', { 'retry-after': `${againAfter}` })
  }
}

function unavailable(): Answer {
  return scimError(503, null, 'The database is not there. Send it again in a moment.', { 'retry-after': '5' })
}

async function answer(request: IncomingMessage): Promise<Answer> {
  const provider = await providerOf(request)
  if ('status' in provider) return provider
  if (!(await takeDirectoryRequest(provider)))
    return scimError(429, null, 'Too many requests in this minute.', { 'retry-after': '60' })
  const url = new URL(request.url ?? '/', publicUrl())
  const [kind = '', id, ...rest] = url.pathname
    .replace(/^\/scim\/v2\/?/i, '')
    .replace(/\/$/, '')
    .split('/')
  const scimRequest = { request, query: url.searchParams }
  if (rest.length > 0) return notFoundAnswer()
  switch (kind.toLowerCase()) {
    case 'users':
      return id === undefined ? answerUsers(provider, scimRequest) : answerUser(provider, id, scimRequest)
    case 'groups':
      return id === undefined ? answerGroups(provider, scimRequest) : answerGroup(provider, id, scimRequest)
    case 'bulk':
    case 'me':
      return scimError(501, null, 'This is not supported.')
    default:
      return answerDiscovery(kind, id, request.method) ?? notFoundAnswer()
  }
}

function notFoundAnswer(): Answer {
  return scimError(404, null, 'There is nothing at this address.')
}

/** Whose directory asks, by its token. Who tries many tokens is made to wait. */
async function providerOf(request: IncomingMessage): Promise<Provider | Answer> {
  const provider = await whoseBearerToken(request, (hash) => providerOfToken(hash, { now: new Date() }))
  switch (provider) {
    case 'too-many':
      return scimError(429, null, 'Too many unknown tokens. Wait a quarter of an hour.', { 'retry-after': '900' })
    case 'unknown':
      return scimError(401, null, 'The token is missing, unknown or has ended.', {
        'www-authenticate': 'Bearer realm="SCIM"',
      })
    default:
      return provider
  }
}
