import { setTimeout as pause } from 'node:timers/promises'
import type pg from 'pg'
import { dangerouslyMeasureEffects } from '#data/reports/effects.ts'
import { organisationReport } from '#data/reports/organisation.ts'
import { dangerouslyTakeSnapshot } from '#data/reports/snapshots.ts'
import { teamReport } from '#data/reports/team.ts'
import { dangerouslyDutiesOfPerson } from '#data/viewer.ts'
import { connect } from '#platform/database/connection.ts'
import type { prepareWeb } from '#scripts/bench/web.ts'
import type { GeneratedOrganisation } from '#simulation/bulk/generated-organisation.ts'
import { loadOrganisation } from '#simulation/bulk/load.ts'
import { addPastNights } from '#simulation/bulk/past-nights.ts'
import { measurePages, type PageFigures } from './pages.ts'
import { runs, type Times, timeOf, timesOf } from './time.ts'

export type SizeFigures = {
  readonly clinicians: number
  readonly teams: number
  readonly answers: number
  readonly loadingMs: number
  readonly snapshotMs: number
  readonly effectsMs: number
  readonly team: Times & { readonly people: number }
  readonly organisation: Times
  /** Rows that PostgreSQL read from tables for one report, on average, and from the table of answers for all of them. */
  readonly rowsRead: { readonly team: number; readonly organisation: number; readonly answers: number }
  /** The same as whole pages, and others. */
  readonly pages: readonly PageFigures[]
  readonly databaseMiB: number
}

const warmUps = 5

/** Loads an organisation, lives its night, and times its reports. */
export async function measureSize(
  ownerUrl: string,
  size: { clinicians: number; teams: number; answersEach: number; number: number },
  web: Awaited<ReturnType<typeof prepareWeb>>,
): Promise<SizeFigures> {
  const now = new Date()
  const client = await connect(ownerUrl)
  try {
    const startedAt = performance.now()
    const organisation = await loadOrganisation(ownerUrl, { ...size, now })
    await client.query('ANALYZE')
    const loadingMs = performance.now() - startedAt
    const firstMs = await timeOf(() => dangerouslyTakeSnapshot(organisation.organisationId, { now }))
    await addPastNights(client, organisation.organisationId)
    // With a quarter ago to compare with, and with last year's nights beside it.
    const snapshotMs = Math.max(
      firstMs,
      await timeOf(() => dangerouslyTakeSnapshot(organisation.organisationId, { now })),
    )
    const effectsMs = await timeOf(() => dangerouslyMeasureEffects(organisation.organisationId, { now }))
    await client.query('ANALYZE')
    const reports = await timeReports(client, organisation, now)
    const service = await web.start()
    const pages = await measurePages(web.origin, organisation, { now }).finally(() => service.stop())
    return {
      ...size,
      answers: organisation.answers,
      loadingMs,
      snapshotMs,
      effectsMs,
      ...reports,
      pages,
      databaseMiB: await sizeOf(client),
    }
  } finally {
    await client.end()
  }
}

async function timeReports(
  client: pg.Client,
  { organisationId, administratorId, managerId, teamId }: GeneratedOrganisation,
  now: Date,
): Promise<Pick<SizeFigures, 'team' | 'organisation' | 'rowsRead'>> {
  const manager = (await dangerouslyDutiesOfPerson({ organisationId, personId: managerId }))?.manager
  const administrator = (await dangerouslyDutiesOfPerson({ organisationId, personId: administratorId }))?.administrator
  if (manager == null || administrator == null) throw new Error('The generated organisation lacks who may look')
  const read = async () => {
    const report = await teamReport(manager, teamId, { now })
    if (report === null) throw new Error('The generated team was not found')
    return report.people.length
  }
  const people = await read()
  const atFirst = await rowsRead(client)
  const team = await timesOf(read, { warmUps })
  const between = await rowsRead(client)
  const organisation = await timesOf(
    async (run) => {
      const report = await organisationReport(administrator, { search: '', page: 1 + (run % 3) }, { now })
      if (report === 'no-night-yet') throw new Error('The generated organisation has no night')
    },
    { warmUps },
  )
  const atLast = await rowsRead(client)
  return {
    team: { ...team, people },
    organisation,
    rowsRead: {
      team: (between.all - atFirst.all) / (runs + warmUps),
      organisation: (atLast.all - between.all) / (runs + warmUps),
      answers: atLast.answers - atFirst.answers,
    },
  }
}

/** Rows read from tables so far, by whatever way; what other connections read is counted once they have been idle a moment. */
async function rowsRead(client: pg.Client): Promise<{ all: number; answers: number }> {
  await pause(2500)
  const { rows } = await client.query<{ all: string; answers: string }>(
    `SELECT sum(coalesce(seq_tup_read, 0) + coalesce(idx_tup_fetch, 0)) AS all,
       sum(coalesce(seq_tup_read, 0) + coalesce(idx_tup_fetch, 0)) FILTER (WHERE relname = 'answer') AS answers
     FROM pg_stat_user_tables`,
  )
  return { all: Number(rows[0]?.all ?? 0), answers: Number(rows[0]?.answers ?? 0) }
}

async function sizeOf(client: pg.Client): Promise<number> {
  const { rows } = await client.query<{ bytes: string }>('SELECT pg_database_size(current_database()) AS bytes')
  return Number(rows[0]?.bytes ?? 0) / 1024 / 1024
}
