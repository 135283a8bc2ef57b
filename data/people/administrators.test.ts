import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createTestDatabase, type TestDatabase } from '#platform/testing/database.ts'

const organisationId = '11111111-1111-4111-8111-111111111111'
let testDatabase: TestDatabase
let client: pg.Client

beforeAll(async () => {
  testDatabase = await createTestDatabase()
  client = new pg.Client({ connectionString: testDatabase.ownerUrl })
  await client.connect()
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
