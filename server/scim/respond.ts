import type { IncomingMessage, ServerResponse } from 'node:http'
import type { ScimType } from '#domain/provisioning/provider-error.ts'

/** What is answered: a body or none, and headers besides those that every answer has. */
export type Answer = {
  readonly status: number
  readonly body?: object
  readonly headers?: Readonly<Record<string, string>>
}

/** An error as RFC 7644 (3.12) has it. */
export function scimError(status: number, scimType: ScimType | null, detail: string, headers = {}): Answer {
  return {
    status,
    headers,
    body: {
      schemas: ['urn:ietf:params:scim:api:messages:2.0:Error'],
      status: `${status}`,
      ...(scimType === null ? {} : { scimType }),
      detail,
    },
  }
}

export function sendScim(request: IncomingMessage, response: ServerResponse, { status, body, headers }: Answer): void {
  const text = body === undefined ? null : Buffer.from(JSON.stringify(body))
  response.writeHead(status, {
    ...(text === null ? {} : { 'content-type': 'application/scim+json; charset=utf-8', 'content-length': text.length }),
    'cache-control': 'no-store',
    // What is left of a body that was not read to its end must not be taken for the connection’s next request.
    ...(request.complete ? {} : { connection: 'close' }),
    ...headers,
  })
  response.end(text ?? undefined)
}
