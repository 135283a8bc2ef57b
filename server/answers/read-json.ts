import type { IncomingMessage } from 'node:http'

/** An answer is a few hundred bytes; nobody sends this much in good faith. */
export const largestBody = 16 * 1024

export type ReadJson =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly problem: 'tooLarge' | 'notJson' }

/** Reads a request's body as JSON, up to `largestBody` bytes. */
export async function readJson(request: IncomingMessage): Promise<ReadJson> {
  if (!/^application\/json\b/i.test(request.headers['content-type'] ?? '')) return { ok: false, problem: 'notJson' }
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of request) {
    size += chunk.length
    if (size > largestBody) return { ok: false, problem: 'tooLarge' }
    chunks.push(chunk)
  }
  try {
    return { ok: true, value: JSON.parse(Buffer.concat(chunks).toString('utf8')) }
  } catch {
    return { ok: false, problem: 'notJson' }
  }
}
