import type { IncomingMessage } from 'node:http'
import { readBytes } from '#server/read-bytes.ts'

/** An answer is a few hundred bytes; nobody sends this much in good faith. */
export const largestBody = 16 * 1024

export type ReadJson =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly problem: 'tooLarge' | 'notJson' }

/** Reads a request's body as JSON, up to `largestBody` bytes. */
export async function readJson(request: IncomingMessage): Promise<ReadJson> {
  if (!/^application\/json\b/i.test(request.headers['content-type'] ?? '')) return { ok: false, problem: 'notJson' }
  const bytes = await readBytes(request, { mostBytes: largestBody })
  if (bytes === null) return { ok: false, problem: 'tooLarge' }
  try {
    return { ok: true, value: JSON.parse(bytes.toString('utf8')) }
  } catch {
    return { ok: false, problem: 'notJson' }
  }
}
