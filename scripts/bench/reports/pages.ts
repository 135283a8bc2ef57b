import { Agent } from 'node:http'
import { gunzipSync } from 'node:zlib'
import { teamReport } from '#data/reports/team.ts'
import { dangerouslyDutiesOfPerson } from '#data/viewer.ts'
import { cookieOf, openPage } from '#scripts/bench/open-page.ts'
import type { GeneratedOrganisation } from '#simulation/bulk/generated-organisation.ts'
import { type Times, timesOf } from './time.ts'

/** A whole page as a browser gets it: how long until its last byte, and how large its document is, plain and as sent. */
export type PageFigures = Times & { readonly name: string; readonly plainBytes: number; readonly sentBytes: number }

/** Until the web process has compiled what it runs, pages say nothing of the hundredth one. */
const warmUps = 40

/** The pages that people wait for, one after the other over HTTP with real sessions. */
export async function measurePages(
  origin: string,
  { organisationId, administratorId, managerId, teamId }: GeneratedOrganisation,
  { now }: { now: Date },
): Promise<PageFigures[]> {
  const dutiesOf = async (personId: string) => {
    const duties = await dangerouslyDutiesOfPerson({ organisationId, personId })
    if (duties === null) throw new Error(`Person ${personId} cannot sign in`)
    return duties
  }
  const { manager } = await dutiesOf(managerId)
  const { administrator } = await dutiesOf(administratorId)
  const report = manager && (await teamReport(manager, teamId, { now }))
  const personId = report?.people[0]?.id
  if (personId === undefined) throw new Error('The generated team has nobody in it')
  const { clinician } = await dutiesOf(personId)
  const pages = [
    { name: 'team report', path: `/teams/${teamId}`, viewer: manager },
    { name: "a clinician's page", path: `/teams/${teamId}/people/${personId}`, viewer: manager },
    { name: 'organisation report', path: '/admin/report', viewer: administrator },
    { name: '/learn', path: '/learn', viewer: clinician },
  ]
  const figures: PageFigures[] = []
  for (const { name, path, viewer } of pages) {
    if (viewer === null) throw new Error(`Nobody may open ${path}`)
    figures.push({ name, ...(await measurePage(`${origin}${path}`, await cookieOf(viewer, now))) })
  }
  return figures
}

async function measurePage(address: string, cookie: string): Promise<Omit<PageFigures, 'name'>> {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 })
  let requestBody: Buffer = Buffer.alloc(0)
  const times = await timesOf(
    async () => {
      requestBody = await openPage(address, { agent, cookie })
    },
    { warmUps },
  )
  agent.destroy()
  return { ...times, sentBytes: requestBody.length, plainBytes: gunzipSync(requestBody).length }
}
