/**
 * `npm run bench:plans [-- --clinicians 10000 --teams 100 --answers 60]`: generates an organisation with a year of answers and a long
 * audit trail in an embedded database of its own, opens what each page reads, and prints how many rows PostgreSQL read for
 * it, and of which tables it read all.
 */

import { parseArgs } from 'node:util'
import { dangerouslyReconcileEnrolments } from '#data/assignments/reconcile-organisation.ts'
import { dangerouslyMeasureEffects } from '#data/reports/effects.ts'
import { dangerouslyTakeSnapshot } from '#data/reports/snapshots.ts'
import { connect } from '#platform/database/connection.ts'
import { runMain } from '#platform/run-main.ts'
import { addHospital } from '#simulation/bulk/add-hospital.ts'
import { loadOrganisation } from '#simulation/bulk/load.ts'
import { addLongTrail } from '#simulation/bulk/long-trail.ts'
import { pageReads } from '#simulation/bulk/page-reads.ts'
import { addPastNights } from '#simulation/bulk/past-nights.ts'
import { type BenchDatabase, withBenchDatabase } from './bench/with-database.ts'

const { values } = parseArgs({
  options: {
    clinicians: { type: 'string', default: '10000' },
    teams: { type: 'string' },
    answers: { type: 'string', default: '60' },
  },
})
const [clinicians, answersEach] = [Number(values.clinicians), Number(values.answers)]
const looksAtEach = 8

await runMain(() => withBenchDatabase(measure))

async function measure({ ownerUrl }: BenchDatabase): Promise<void> {
  const now = new Date()
  const teams = Number(values.teams ?? Math.max(10, Math.round(clinicians / 100)))
  const size = { clinicians, teams, answersEach, number: 1, now }
  const organisation = await loadOrganisation(ownerUrl, size)
  const { organisationId, answers } = organisation
  const client = await connect(ownerUrl)
  const hospitalId = await addHospital(client, organisation)
  await addLongTrail(client, organisation, { looks: looksAtEach })
  await dangerouslyReconcileEnrolments(organisationId, { now })
  await dangerouslyTakeSnapshot(organisationId, { now })
  await addPastNights(client, organisationId)
  await dangerouslyMeasureEffects(organisationId, { now })
  await client.query('VACUUM ANALYZE')
  await client.end()
  const whole = (value: number) => value.toLocaleString('en-GB')
  process.stdout.write(`${whole(clinicians)} clinicians, ${whole(answers)} answers\n`)
  for (const { page, rows, milliseconds, scanned } of await pageReads(
    ownerUrl,
    { ...organisation, hospitalId },
    { now },
  )) {
    const scans = [...scanned].map(([table, read]) => `${table} ${whole(read)}`).join(', ')
    const times = `${milliseconds.toFixed(0)} ms`
    process.stdout.write(`${page.padEnd(34)}${whole(rows).padStart(9)} rows ${times.padStart(8)}  ${scans}\n`)
  }
}
