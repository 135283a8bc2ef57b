import { notFound } from 'next/navigation'
import { ownData } from '#data/reports/own-data.ts'
import { attachment } from '#server/export-download.ts'
import { requireDuties } from '#server/session.ts'

/** Everything that is kept about the viewer, for themselves. */
export async function GET(): Promise<Response> {
  const { clinician } = await requireDuties()
  if (clinician === null) return notFound()
  const data = await ownData(clinician, { now: new Date() })
  const day = data.asOf.toISOString().slice(0, 10)
  return attachment(`${JSON.stringify(data, null, 1)}\n`, { type: 'application/json', name: `my-data-${day}.json` })
}
