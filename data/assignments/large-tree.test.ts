import type pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { dangerouslyDisconnect } from '#data/system.ts'
import { connect } from '#platform/database/connection.ts'
import { createTestDatabase, type TestDatabase } from '#platform/testing/database.ts'
import { makeLargeOrganisation } from '#simulation/bulk/large-organisation.ts'

const people = 1000
const teams = 3000
let testDatabase: TestDatabase
let client: pg.Client
let organisationId: string
let top: string

beforeAll(async () => {
  testDatabase = await createTestDatabase()
  client = await connect(testDatabase.ownerUrl)
  const largeOrganisation = await makeLargeOrganisation(client, {
    busy: 0,
    clinicians: people,
    now: new Date('2026-06-01T10:00:00Z'),
  })
  organisationId = largeOrganisation.administrator.organisationId
  top = largeOrganisation.teamId
  await client.query(
    `INSERT INTO team (organisation_id, id, name, parent_id)
     SELECT $1, gen_random_uuid(), 'Team ' || n, $2 FROM generate_series(1, $3::integer) n`,
    [organisationId, top, teams],
  )
  await client.query('ANALYZE')
})

afterAll(async () => {
  await client.end()
  await dangerouslyDisconnect()
  await testDatabase.drop()
})

/** How long it takes to find whom the top team with all below it means, in milliseconds, of the first so many people. */
async function timeFor(count: number): Promise<number> {
  const rules = JSON.stringify([{ assignment_id: top, side: 'asked', kind: 'team', team_id: top }])
  const startedAt = performance.now()
  const { rowCount } = await client.query(
    `SELECT * FROM people_meant($1, $2, ARRAY(
       SELECT person_id FROM team_member WHERE organisation_id = $1 AND team_id = $3 ORDER BY person_id LIMIT $4))`,
    [organisationId, rules, top, count],
  )
  expect(rowCount).toBe(count)
  return performance.now() - startedAt
}

test('the tree of teams is walked once for an assignment, and not once for each of its people', async () => {
  const times = async (count: number) => [await timeFor(count), await timeFor(count), await timeFor(count)]
  const [few, many] = [Math.min(...(await times(20))), Math.min(...(await times(people)))]
  // Fifty times as many people: a walk for each would take fifty times as long.
  expect(many).toBeLessThan(10 * few)
})
