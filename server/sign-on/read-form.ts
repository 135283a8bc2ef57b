import type { IncomingMessage } from 'node:http'
import { readBytes } from '#server/read-bytes.ts'

/** The fields of a form that is sent as text; null where it is another kind of body, or a larger one. */
export async function readForm(
  request: IncomingMessage,
  limit: { mostBytes: number },
): Promise<URLSearchParams | null> {
  if (!/^application\/x-www-form-urlencoded\s*(;|$)/i.test(request.headers['content-type'] ?? '')) return null
  const bytes = await readBytes(request, limit)
  return bytes && new URLSearchParams(bytes.toString('utf8'))
}
