import type { IncomingMessage } from 'node:http'
import { ProviderError } from '#domain/provisioning/provider-error.ts'
import { readBytes } from '#server/read-bytes.ts'

/** A group with everybody of a large hospital in it. */
const largestBody = 4 * 1024 * 1024

/** Reads a request’s body as JSON; throws what is wrong with it. */
export async function readBody(request: IncomingMessage): Promise<unknown> {
  const bytes = await readBytes(request, { mostBytes: largestBody })
  if (bytes === null) throw new ProviderError(413, null, 'The body is larger than 4 MiB.')
  try {
    return JSON.parse(bytes.toString('utf8'))
  } catch {
    throw new ProviderError(400, 'invalidSyntax', 'The body is not JSON.')
  }
}
