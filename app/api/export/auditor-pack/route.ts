import { notFound, redirect } from 'next/navigation'
import { auditorPack } from '#data/auditing/auditor-pack.ts'
import { dangerouslyIsForWantOfPlace } from '#data/system.ts'
import packageJson from '#package.json'
import { applicationKey } from '#server/auditor-pack/application-key.ts'
import { writePack } from '#server/auditor-pack/write-pack.ts'
import { attachment, streamOf, tooManyDownloads } from '#server/export-download.ts'
import { requireDuties } from '#server/session.ts'

/** Everything that an auditor needs, signed: for administrators alone. `?names=yes` puts names into it. */
export async function GET(request: Request): Promise<Response> {
  const { administrator } = await requireDuties()
  if (administrator === null) return notFound()
  const key = applicationKey()
  if (key === null) return redirect('/admin/exports?problem=no-key')
  const now = new Date()
  const names = new URL(request.url).searchParams.get('names') === 'yes' ? 'with-names' : 'without-names'
  const pack = await auditorPack(administrator, { now, names }).catch((error: unknown) => {
    if (dangerouslyIsForWantOfPlace(error)) return redirect(tooManyDownloads)
    throw error
  })
  if (!pack.ok) return redirect(`/admin/exports?problem=${pack.problem}`)
  const stream = writePack(pack.files, { facts: pack.facts, key, version: packageJson.version })
  const moment = now.toISOString().slice(0, 16).replace(':', '')
  const body = streamOf(stream, { signal: request.signal, end: () => stream.destroy() })
  return attachment(body, { type: 'application/zip', name: `auditor-pack-${moment}Z.zip` })
}
