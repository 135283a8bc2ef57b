import { randomUUID } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { z } from 'zod'
import { keepUpload } from '#data/imports/keep-upload.ts'
import { dutiesOfSession } from '#data/viewer.ts'
import { importLimits } from '#domain/people-import/file-problems.ts'
import { isFromHere } from '#server/answers/is-from-here.ts'
import { readSessionOf } from '#server/session-cookie.ts'

/** What the page that uploads says instead: each has words in the interface texts, namespace `import`. */
export const uploadProblems = ['nothing-chosen', 'too-large', 'not-whole', 'elsewhere'] as const
type UploadProblem = (typeof uploadProblems)[number]

/** A body is read to its end up to here, so that the browser hears what was wrong with it. */
export const largestUploadBody = 4 * importLimits.bytes

const page = '/admin/people/import'

/** POST /api/people/imports: a form with a file of people, or with their table as text. Leads to the page of the import. */
export async function handleUpload(request: IncomingMessage, response: ServerResponse): Promise<void> {
  if (!isFromHere(request)) return leadTo(response, problemAt('elsewhere'))
  const session = await readSessionOf(request.headers)
  const now = new Date()
  const duties = session === null ? null : await dutiesOfSession(session, { now })
  if (duties === null) return leadTo(response, '/sign-in')
  // Their page says that there is nothing here for them.
  if (duties.administrator === null) return leadTo(response, page)
  const form = await formOf(request)
  if (typeof form === 'string') return leadTo(response, problemAt(form))
  const file = form.get('file')
  const pastedText = form.get('pasted')
  const upload =
    file instanceof File && file.size > 0
      ? { fileName: nameOf(file.name), bytes: new Uint8Array(await file.arrayBuffer()) }
      : typeof pastedText === 'string' && pastedText.trim() !== ''
        ? { fileName: '', bytes: new TextEncoder().encode(pastedText) }
        : null
  if (upload === null) return leadTo(response, problemAt('nothing-chosen'))
  if (upload.bytes.length > importLimits.bytes) return leadTo(response, problemAt('too-large'))
  const id = z.uuid().safeParse(form.get('actId')).data ?? randomUUID()
  await keepUpload(duties.administrator, { id, ...upload }, { now })
  leadTo(response, `${page}/${id}`)
}

async function formOf(request: IncomingMessage): Promise<FormData | UploadProblem> {
  const chunks: Buffer[] = []
  let size = 0
  try {
    for await (const chunk of request) {
      size += chunk.length
      // What is too large is read and not kept. A form is a little larger than its file.
      if (size <= importLimits.bytes + 64 * 1024) chunks.push(chunk)
    }
  } catch {
    return 'not-whole'
  }
  if (size > importLimits.bytes + 64 * 1024) return 'too-large'
  const type = request.headers['content-type'] ?? ''
  return new Response(new Uint8Array(Buffer.concat(chunks)), { headers: { 'content-type': type } })
    .formData()
    .catch(() => 'not-whole' as const)
}

function nameOf(name: string): string {
  return name
    .normalize('NFC')
    .replaceAll(/[\p{Cc}\p{Cf}]/gu, '')
    .toWellFormed()
    .slice(0, 200)
}

function problemAt(problem: UploadProblem): string {
  return `${page}?problem=${problem}`
}

/** With 303 the browser gets the page, and loading it anew sends nothing again. */
function leadTo(response: ServerResponse, path: string): void {
  response.writeHead(303, { location: path, 'cache-control': 'no-store', 'content-length': 0 }).end()
}
