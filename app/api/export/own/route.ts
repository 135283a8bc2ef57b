import { ownData } from '#data/reports/own-data.ts'
import { attachment } from '#server/export-download.ts'
import { highestDuty, requireDuties } from '#server/session.ts'

/** Everything that is kept about the viewer, for themselves, whatever their duties are. */
export async function GET(): Promise<Response> {
  const data = await ownData(highestDuty(await requireDuties()), { now: new Date() })
  const day = data.asOf.toISOString().slice(0, 10)
  return attachment(`${JSON.stringify(data, null, 1)}\n`, { type: 'application/json', name: `my-data-${day}.json` })
}
