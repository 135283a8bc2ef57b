/**
 * `npm run bench:plans [-- --clinicians 10000 --answers 60]`: generates an organisation with a year of answers and a long
 * audit trail in an embedded database of its own, opens what each page reads, and prints how many rows PostgreSQL read for
 * it, and of which tables it read all.
 */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import pg from 'pg'
import { compileContent } from '#curriculum/compile.ts'
import { dangerouslyReconcileEnrolments } from '#data/assignments/reconcile-organisation.ts'
import { asOwner } from '#data/database/owner-database.ts'
import { dangerouslyMeasureEffects } from '#data/reports/effects.ts'
import { dangerouslyTakeSnapshot } from '#data/reports/snapshots.ts'
import { dangerouslyDisconnect } from '#data/system.ts'
import { putInService } from '#data/understanding/put-in-service.ts'
import { prepareDataDirectory } from '#platform/data-directory.ts'
import { ConfigurationError, setEnvironment } from '#platform/env.ts'
import { startEmbeddedDatabase } from '#platform/postgres/embedded-database.ts'
import { runMain } from '#platform/run-main.ts'
import { prepareForTests } from '#platform/testing/prepared-database.ts'
import { loadOrganisation } from '#simulation/bulk/load.ts'
import { addLongTrail } from '#simulation/bulk/long-trail.ts'
import { pageReads } from '#simulation/bulk/page-reads.ts'
import { addPastNights } from '#simulation/bulk/past-nights.ts'

const { values } = parseArgs({
  options: { clinicians: { type: 'string', default: '10000' }, answers: { type: 'string', default: '60' } },
})
const [clinicians, answersEach] = [Number(values.clinicians), Number(values.answers)]
const looksAtEach = 8

await runMain(async () => {
  const directory = await mkdtemp(join(tmpdir(), 'curtain-bench-'))
  await prepareDataDirectory(directory)
  const database = await startEmbeddedDatabase(directory)
  const { ownerUrl } = database
  try {
    const { both: appUrl } = await prepareForTests(ownerUrl)
    setEnvironment({ DATABASE_APP_URL: appUrl })
    const compiled = compileContent(join(import.meta.dirname, '../content'))
    if (!compiled.ok) throw new ConfigurationError('The content is broken: "npm run content:check" says where.')
    await asOwner(ownerUrl, (owner) => putInService(owner, compiled.content))
    await measure(ownerUrl)
  } finally {
    await dangerouslyDisconnect()
    await database.stop()
    await rm(directory, { recursive: true, force: true })
  }
})

async function measure(ownerUrl: string): Promise<void> {
  const now = new Date()
  const size = { clinicians, teams: Math.max(10, Math.round(clinicians / 100)), answersEach, number: 1, now }
  const organisation = await loadOrganisation(ownerUrl, size)
  const { organisationId, answers } = organisation
  const client = new pg.Client({ connectionString: ownerUrl })
  await client.connect()
  await addLongTrail(client, organisation, { looks: looksAtEach })
  await dangerouslyReconcileEnrolments(organisationId, { now })
  await dangerouslyTakeSnapshot(organisationId, { now })
  await addPastNights(client, organisationId)
  await dangerouslyMeasureEffects(organisationId, { now })
  await client.query('VACUUM ANALYZE')
  await client.end()
  const whole = (value: number) => value.toLocaleString('en-GB')
  process.stdout.write(`${whole(clinicians)} clinicians, ${whole(answers)} answers\n`)
  for (const { page, rows, milliseconds, scanned } of await pageReads(ownerUrl, organisation, { now })) {
    const scans = [...scanned].map(([table, read]) => `${table} ${whole(read)}`).join(', ')
    const times = `${milliseconds.toFixed(0)} ms`
    process.stdout.write(`${page.padEnd(34)}${whole(rows).padStart(9)} rows ${times.padStart(8)}  ${scans}\n`)
  }
}
