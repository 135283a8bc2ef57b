import type { IncomingMessage } from 'node:http'

/** What a request sends; null where that is more than `mostBytes`, of which the rest is not read. */
export async function readBytes(
  request: IncomingMessage,
  { mostBytes }: { mostBytes: number },
): Promise<Buffer | null> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of request) {
    size += chunk.length
    if (size > mostBytes) return null
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}
