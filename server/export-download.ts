import { notFound, redirect } from 'next/navigation'
import { dangerouslyIsForWantOfPlace } from '#data/system.ts'
import type { Administrator } from '#data/viewer.ts'
import { afterFirst } from '#platform/after-first.ts'
import { asFile } from './exports/file-name.ts'
import { requireDuties } from './session.ts'

/** Where somebody is told who asks for a download while others of their organisation are under way. */
export const tooManyDownloads = '/admin/exports?problem=too-many'

/**
 * The route of an export, for administrators alone: what it gives goes out piece by piece, as it is read. It answers once
 * there is a first piece, and so says what keeps it from beginning.
 */
export function exportDownload(
  { type, name }: { readonly type: string; readonly name: string },
  read: (viewer: Administrator, at: { now: Date; search: URLSearchParams }) => Promise<AsyncIterable<string> | string>,
): (request: Request) => Promise<Response> {
  return async (request) => {
    const { administrator } = await requireDuties()
    if (administrator === null) return notFound()
    const body = await read(administrator, { now: new Date(), search: new URL(request.url).searchParams })
    if (typeof body === 'string') return attachment(body, { type, name })
    const pieces = await begin(body)
    if (pieces === 'too-many') return redirect(tooManyDownloads)
    return attachment(streamOf(pieces, { signal: request.signal, end: () => pieces.return?.() }), { type, name })
  }
}

async function begin(pieces: AsyncIterable<string>): Promise<AsyncIterableIterator<string, unknown> | 'too-many'> {
  const iterator = pieces[Symbol.asyncIterator]()
  try {
    return afterFirst(await iterator.next(), iterator)
  } catch (error) {
    if (dangerouslyIsForWantOfPlace(error)) return 'too-many'
    throw error
  }
}

/** A response that a browser keeps as a file. */
export function attachment(
  body: string | Uint8Array<ArrayBuffer> | ReadableStream<Uint8Array>,
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

/**
 * Takes the next piece when the last one has gone out. A reader who goes away ends it, also one who went before anything was
 * sent: then nobody reads what is answered, and nobody cancels it.
 *
 * @param from.end ends what the pieces come from.
 */
export function streamOf(
  pieces: AsyncIterable<string | Uint8Array>,
  { signal, end }: { readonly signal: AbortSignal; readonly end: () => unknown },
): ReadableStream<Uint8Array> {
  const iterator = pieces[Symbol.asyncIterator]()
  const encoder = new TextEncoder()
  signal.addEventListener('abort', end, { once: true })
  if (signal.aborted) end()
  return new ReadableStream<Uint8Array>({
    async pull(controller) {
      const { done, value } = await iterator.next()
      if (done === true) controller.close()
      else controller.enqueue(typeof value === 'string' ? encoder.encode(value) : value)
    },
    async cancel() {
      await end()
    },
  })
}
