import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import { curriculumInService } from '#data/curriculum/shared/curriculum.ts'
import { asOwner } from '#data/database/owner-database.ts'
import { dangerouslyMeasureEffects } from '#data/reports/effects.ts'
import { organisationReport } from '#data/reports/organisation.ts'
import { dangerouslyTakeSnapshot } from '#data/reports/snapshots.ts'
import { teamReport } from '#data/reports/team.ts'
import { dangerouslyDutiesOfPerson } from '#data/viewer.ts'
import { unsetPolicy } from '#domain/policy/policy.ts'
import type { prepareWeb } from '#scripts/bench/web.ts'
import { type GeneratedOrganisation, loadOrganisation } from '#simulation/bulk/load.ts'
import { readPlan } from '#simulation/bulk/plan.ts'
import { measurePages, type PageFigures } from './pages.ts'
import { runs, type Times, timed, timesOf } from './time.ts'

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

/** How many weeks of nights there are for the trends. */
const weeks = 52
/** The night a quarter before, with which the newest compares. */
const quarterDays = 91
const notCounted = 5

/** Loads an organisation, lives its night, and times its reports. */
export async function measureSize(
  ownerUrl: string,
  size: { clinicians: number; teams: number; answersEach: number; number: number },
  web: Awaited<ReturnType<typeof prepareWeb>>,
): Promise<SizeFigures> {
  const now = new Date()
  const client = new pg.Client({ connectionString: ownerUrl })
  await client.connect()
  try {
    const started = performance.now()
    const plan = await asOwner(ownerUrl, async (owner) => readPlan(owner, await curriculumFor(owner)))
    const made = await loadOrganisation(ownerUrl, plan, { ...size, now })
    await client.query('ANALYZE')
    const loadingMs = performance.now() - started
    const firstMs = await timed(() => dangerouslyTakeSnapshot(made.organisationId, { now }))
    await addPastNights(client, made.organisationId)
    // With a quarter ago to compare with, and with last year's nights beside it.
    const snapshotMs = Math.max(firstMs, await timed(() => dangerouslyTakeSnapshot(made.organisationId, { now })))
    const effectsMs = await timed(() => dangerouslyMeasureEffects(made.organisationId, { now }))
    await client.query('ANALYZE')
    const reports = await timeReports(client, made, now)
    const service = await web.start()
    const pages = await measurePages(web.origin, made, { now }).finally(() => service.stop())
    return {
      ...size,
      answers: made.answers,
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

/** What is in service, told to an organisation that is there for nothing else. */
async function curriculumFor(owner: Parameters<typeof readPlan>[0]) {
  const name = 'nobody'
  const found = await owner.organisation.findFirst({ where: { name }, select: { id: true } })
  const { id: organisationId } = found ?? (await owner.organisation.create({ data: { name }, select: { id: true } }))
  if (found === null) await owner.policy.create({ data: { organisationId, version: 1, document: { ...unsetPolicy } } })
  return curriculumInService({ organisationId })
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
  const team = await timesOf(read, { notCounted })
  const between = await rowsRead(client)
  const organisation = await timesOf(
    async (run) => {
      const report = await organisationReport(administrator, { search: '', page: 1 + (run % 3) }, { now })
      if (report === 'no-night-yet') throw new Error('The generated organisation has no night')
    },
    { notCounted },
  )
  const atLast = await rowsRead(client)
  return {
    team: { ...team, people },
    organisation,
    rowsRead: {
      team: (between.all - atFirst.all) / (runs + notCounted),
      organisation: (atLast.all - between.all) / (runs + notCounted),
      answers: atLast.answers - atFirst.answers,
    },
  }
}

/** A year of weekly nights like the newest, and everybody's probabilities a quarter ago, so that trends are as long as they get. */
async function addPastNights(client: pg.Client, organisationId: string): Promise<void> {
  await client.query(
    `INSERT INTO snapshot (organisation_id, day, as_of, practices, parameters_hash, people)
     SELECT s.organisation_id, s.day - 7 * week, s.as_of - 7 * week * interval '1 day', s.practices, s.parameters_hash, s.people
     FROM snapshot s, generate_series(1, $2) week WHERE s.organisation_id = $1`,
    [organisationId, weeks],
  )
  await client.query(
    `INSERT INTO group_snapshot (organisation_id, day, kind, group_id, people, shown, shares, lows, highs, unknowns,
       share, low, high, unknown, completed, assigned)
     SELECT g.organisation_id, g.day - 7 * week, g.kind, g.group_id, g.people, g.shown, g.shares, g.lows, g.highs, g.unknowns,
       g.share, g.low, g.high, g.unknown, g.completed, g.assigned
     FROM group_snapshot g, generate_series(1, $2) week WHERE g.organisation_id = $1`,
    [organisationId, weeks],
  )
  await client.query(
    `INSERT INTO person_snapshot (organisation_id, day, person_id, probabilities)
     SELECT organisation_id, day - $2::integer, person_id, probabilities FROM person_snapshot WHERE organisation_id = $1`,
    [organisationId, quarterDays],
  )
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
