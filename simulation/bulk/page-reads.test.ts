import { afterAll, beforeAll, expect, test } from 'vitest'
import { dangerouslyReconcileEnrolments } from '#data/assignments/reconcile-organisation.ts'
import { dangerouslyMeasureEffects } from '#data/reports/effects.ts'
import { dangerouslyTakeSnapshot } from '#data/reports/snapshots.ts'
import { dangerouslyDisconnect } from '#data/system.ts'
import { connect } from '#platform/database/connection.ts'
import { createTestDatabase, type TestDatabase } from '#platform/testing/database.ts'
import { addHospital } from './add-hospital.ts'
import { loadOrganisation } from './load.ts'
import { addLongTrail } from './long-trail.ts'
import { type PageReads, pageReads } from './page-reads.ts'
import { addPastNights } from './past-nights.ts'

/** Small tables are read from end to end faster than through an index. */
const smallTable = 400
const clinicians = 1500
const teams = 150
const now = new Date()
let testDatabase: TestDatabase
let reads: PageReads[]

beforeAll(async () => {
  testDatabase = await createTestDatabase()
  const { ownerUrl } = testDatabase
  const organisation = await loadOrganisation(ownerUrl, { clinicians, teams, answersEach: 30, number: 1, now })
  const { organisationId } = organisation
  const client = await connect(ownerUrl)
  const hospitalId = await addHospital(client, organisation)
  await addLongTrail(client, organisation, { looks: 8 })
  await dangerouslyReconcileEnrolments(organisationId, { now })
  await dangerouslyTakeSnapshot(organisationId, { now })
  await addPastNights(client, organisationId)
  await dangerouslyMeasureEffects(organisationId, { now })
  await client.query('ANALYZE')
  // A table that fits a few pages is cheapest to read whole, and rightly so: at this size PostgreSQL does it for half of all
  // pages, and this test would see nothing. With such reads made dear it takes an index wherever there is one for the query,
  // so what is still read whole, or by many rows, is what no index helps with. What it does not see is an index that
  // PostgreSQL would pass over in a large table: that is seen by `npm run bench:plans -- --clinicians 100000`, which leaves
  // the planner alone (the roles of administrators were such a case: data/people/twenty-thousand-people.test.ts).
  await client.query(`ALTER DATABASE ${new URL(ownerUrl).pathname.slice(1)} SET enable_seqscan = off`)
  await client.end()
  const hospital = { ...organisation, hospitalId }
  const once = await pageReads(ownerUrl, hospital, { now })
  // What a connection has read is told a moment after it is gone, which may be in the next page's time: so those that seem to
  // read too much are looked at once more, and a page that does reads it again.
  const again = await pageReads(ownerUrl, hospital, { now, only: once.filter(readsTooMuch).map(({ page }) => page) })
  reads = once.map((each) => again.find(({ page }) => page === each.page) ?? each)
})

afterAll(async () => {
  await dangerouslyDisconnect()
  await testDatabase.drop()
})

/** What a page may read where it shows more than a hundred things, or looks through all names for some. */
const mayRead: Readonly<Record<string, number>> = {
  '/teams/[team]': 6000,
  '/admin/teams/[team]': 6000,
  // It counts people, and who is overdue.
  '/admin': 2 * clinicians,
  '/admin/report': 8000,
  '/admin/people?q=': 3 * clinicians,
  '/admin/people': 4 * clinicians,
  '/admin/audit, its chain': 20_000,
  // It puts up to a thousand who have not finished in order, or sees that they are more.
  '/admin/assignments/[assignment]': 3000,
  '/admin/assignments/[assignment]?team=': 2 * clinicians,
  '/admin/assignments/[assignment]?q=': 4 * clinicians,
  // What an act would do to how many is counted: everyone's work, whether it was begun, and each person once.
  '/admin/assignments/[assignment]?ask=': 4 * clinicians,
}
const usual = 1500

function readsTooMuch({ page, rows }: PageReads): boolean {
  return rows > (mayRead[page] ?? usual)
}

test('no page reads much more than it shows, however large the organisation is', () => {
  expect(reads.filter(readsTooMuch)).toEqual([])
  expect(reads.length).toBeGreaterThan(20)
})

test('no page reads a large table from end to end', () => {
  const scans = reads.flatMap(({ page, scanned }) =>
    [...scanned].filter(([, rows]) => rows > smallTable).map(([table, rows]) => `${page}: ${rows} rows of ${table}`),
  )
  expect(scans.filter((scan) => !scan.startsWith('/admin/people'))).toEqual([])
})

test('who looked at somebody is found without the rest of the trail', () => {
  const own = reads.find(({ page }) => page === '/learn/understanding')
  expect(own?.scanned.get('audit_event') ?? 0).toBe(0)
  expect(own?.rows).toBeLessThan(clinicians)
})

test('a report of a team of everybody reads nothing of anybody', () => {
  const hospital = reads.find(({ page }) => page === '/admin/teams/[team], of all')
  expect(hospital).toBeDefined()
  for (const table of ['understanding', 'person_snapshot', 'team_look'])
    expect(hospital?.tables.get(table) ?? 0, table).toBe(0)
})
