import type { IncomingMessage } from 'node:http'

/** The fields of a form that is sent as text; null where it is another kind of body, or a larger one. */
export async function readForm(
  request: IncomingMessage,
  { mostBytes }: { mostBytes: number },
): Promise<URLSearchParams | null> {
  if (!/^application\/x-www-form-urlencoded\s*(;|$)/i.test(request.headers['content-type'] ?? '')) return null
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of request) {
    size += chunk.length
    if (size > mostBytes) return null
    chunks.push(chunk)
  }
  return new URLSearchParams(Buffer.concat(chunks).toString('utf8'))
}
