import { notFound } from 'next/navigation'
import type { Administrator } from '#data/viewer.ts'
import { asFile } from './exports/file-name.ts'
import { requireDuties } from './session.ts'

/** The route of an export, for administrators alone: what it gives goes out piece by piece, as it is read. */
export function exportDownload(
  { type, name }: { readonly type: string; readonly name: string },
  read: (viewer: Administrator, at: { now: Date }) => Promise<AsyncIterable<string> | string>,
): () => Promise<Response> {
  return async () => {
    const { administrator } = await requireDuties()
    if (administrator === null) return notFound()
    const body = await read(administrator, { now: new Date() })
    return attachment(typeof body === 'string' ? body : streamOf(body), { type, name })
  }
}

/** A response that a browser keeps as a file. */
export function attachment(
  body: string | ReadableStream<Uint8Array>,
  { type, name }: { readonly type: string; readonly name: string },
): Response {
  return new Response(body, {
    headers: {
      'content-type': type,
      ...asFile(name),
      'cache-control': 'no-store',
    },
  })
}

/** Takes the next piece when the last one has gone out; a reader who goes away in the middle ends it. */
export function streamOf(pieces: AsyncIterable<string | Uint8Array>): ReadableStream<Uint8Array> {
  const iterator = pieces[Symbol.asyncIterator]()
  const encoder = new TextEncoder()
  return new ReadableStream<Uint8Array>({
    async pull(controller) {
      const { done, value } = await iterator.next()
      if (done === true) controller.close()
      else controller.enqueue(typeof value === 'string' ? encoder.encode(value) : value)
    },
    async cancel() {
      await iterator.return?.()
    },
  })
}
