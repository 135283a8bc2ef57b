import { createHash } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { publicUrl } from '#platform/env.ts'
import { type ApiProblem, problemKinds } from './problem.ts'

/** What is answered, and headers besides those that every answer has. */
export type Answer = {
  readonly status: number
  readonly body: object
  readonly headers?: Readonly<Record<string, string>>
}

/** A problem as RFC 9457 has it. */
export function problemAnswer(problem: ApiProblem, requestId: string): Answer {
  const { kind, mistakes, message, headers } = problem
  const { status, title } = problemKinds[kind]
  return {
    status,
    headers: { 'content-type': 'application/problem+json; charset=utf-8', ...headers },
    body: {
      type: `${publicUrl()}/developers#problem-${kind}`,
      title,
      status,
      detail: message,
      ...(mistakes.length === 0 ? {} : { errors: mistakes }),
      requestId,
    },
  }
}

/** Sends it, or that the programme has it already: where the tag in If-None-Match is that of the body. */
export function sendApi(request: IncomingMessage, response: ServerResponse, { status, body, headers }: Answer): void {
  const text = Buffer.from(JSON.stringify(body))
  const isRead = request.method === 'GET' || request.method === 'HEAD'
  const etag =
    status === 200 && isRead ? `"${createHash('sha256').update(text).digest('base64url').slice(0, 27)}"` : null
  const always = {
    'cache-control': 'private, no-cache',
    ...(etag === null ? {} : { etag }),
    // What is left of a body that was not read to its end must not be taken for the connection’s next request.
    ...(request.complete ? {} : { connection: 'close' }),
    ...headers,
  }
  if (etag !== null && isKnown(request, etag)) {
    response.writeHead(304, always).end()
    return
  }
  response.writeHead(status, {
    'content-type': 'application/json; charset=utf-8',
    'content-length': text.length,
    ...always,
  })
  response.end(request.method === 'HEAD' ? undefined : text)
}

function isKnown({ headers }: IncomingMessage, etag: string): boolean {
  const tags = (headers['if-none-match'] ?? '').split(',').map((tag) => tag.trim().replace(/^W\//, ''))
  return tags.includes('*') || tags.includes(etag)
}
