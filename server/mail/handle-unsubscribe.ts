import type { IncomingMessage, ServerResponse } from 'node:http'
import { dangerouslyUnsubscribe } from '#data/notices/unsubscribe.ts'
import { hashToken } from '#server/tokens.ts'

/** RFC 8058: the mail program's own button. It gets 200 for a link that works, however often, and 404 for any other. */
export async function handleUnsubscribe(
  request: IncomingMessage,
  response: ServerResponse,
  { token }: { token: string },
): Promise<void> {
  // What it holds says nothing that the address does not.
  request.resume()
  const done = await dangerouslyUnsubscribe(hashToken(token), { now: new Date() })
  response
    .writeHead(done ? 200 : 404, { 'cache-control': 'no-store', 'content-type': 'text/plain; charset=utf-8' })
    .end(done ? 'OK' : 'Not found')
}
