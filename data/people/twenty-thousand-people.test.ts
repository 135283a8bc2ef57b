import type pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { dangerouslyDisconnect } from '#data/system.ts'
import { dangerouslyDutiesOfPerson } from '#data/viewer.ts'
import { connect } from '#platform/database/connection.ts'
import { createTestDatabase, type TestDatabase } from '#platform/testing/database.ts'
import { counters, differenceOf } from '#simulation/bulk/read-counters.ts'
import { listPeople } from './list-people.ts'

const organisationId = '11111111-1111-4111-8111-111111111111'
let testDatabase: TestDatabase
let client: pg.Client

beforeAll(async () => {
  testDatabase = await createTestDatabase()
  client = await connect(testDatabase.ownerUrl)
  await client.query(`INSERT INTO organisation (id, name) VALUES ($1, 'Large')`, [organisationId])
  await client.query(
    `INSERT INTO person (organisation_id, id, email, given_name, family_name, profession, language, status, created_at)
     SELECT $1, ('22222222-2222-4222-8222-' || lpad(i::text, 12, '0'))::uuid, 'p' || i || '@large.example', 'Given', 'Family', 'Nurse', 'en',
       'active', now() FROM generate_series(1, 20000) i`,
    [organisationId],
  )
  await client.query(`INSERT INTO person_role SELECT organisation_id, id, 'clinician' FROM person`)
  await client.query(`INSERT INTO person_role SELECT organisation_id, id, 'administrator' FROM person LIMIT 1`)
  await client.query('VACUUM ANALYZE')
})
afterAll(async () => {
  await client.end()
  await dangerouslyDisconnect()
  await testDatabase.drop()
})

test('the few administrators among many clinicians are found without everybody’s roles', async () => {
  // As administrators_of() asks: statistics that know of clinicians alone make PostgreSQL expect administrators everywhere.
  const { rows } = await client.query<{ 'QUERY PLAN': string }>(
    `EXPLAIN (COSTS OFF) SELECT r.person_id FROM person_role r
     WHERE r.organisation_id = '${organisationId}' AND r.role = 'administrator'`,
  )
  const plan = rows.map((row) => row['QUERY PLAN']).join('\n')
  expect(plan).toContain('person_role_administrators')
  expect(plan).not.toContain('Seq Scan')
})

test('a list of them is counted in one pass, and a page of it found without putting all in order', async () => {
  const { rows } = await client.query<{ id: string }>(
    `SELECT person_id AS id FROM person_role WHERE role = 'administrator'`,
  )
  const duties = await dangerouslyDutiesOfPerson({ organisationId, personId: rows[0]?.id ?? '' })
  if (duties?.administrator == null) throw new Error('No administrator')
  const { administrator } = duties
  const read = async (view: Parameters<typeof listPeople>[1]) => {
    const before = await counters(client)
    const { people } = await listPeople(administrator, view)
    expect(people.length).toBe(view.search === undefined ? 50 : 1)
    return differenceOf(before, await counters(client)).tables.get('person')
  }
  expect(await read({ search: 'given p12345@', page: 1 })).toBeLessThan(20_100)
  expect(await read({ page: 100 })).toBeLessThan(25_200)
  expect(await read({ sort: 'status', page: 100 })).toBeLessThan(25_200)
  expect(await read({ sort: 'profession', order: 'descending', page: 301 })).toBeLessThan(25_200)
})
