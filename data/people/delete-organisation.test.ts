import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { OwnerDatabase } from '#data/database/owner-database.ts'
import { dangerouslyScheduleFollowUps } from '#data/follow-ups/schedule-follow-ups.ts'
import { dangerouslyDisconnect } from '#data/system.ts'
import { createTestDatabase, type TestDatabase } from '#platform/testing/database.ts'
import { completeModule } from '#simulation/testing/complete-module.ts'
import { makeTestOrganisation } from '#simulation/testing/organisation.ts'
import { openOwner } from '#simulation/testing/with-owner.ts'
import { deleteOrganisation } from './delete-organisation.ts'

let testDatabase: TestDatabase
let owner: OwnerDatabase
let close: () => Promise<void>

beforeAll(async () => {
  testDatabase = await createTestDatabase()
  const ownerConnection = await openOwner(testDatabase.ownerUrl)
  owner = ownerConnection.owner
  close = ownerConnection.close
})

afterAll(async () => {
  await close()
  await dangerouslyDisconnect()
  await testDatabase.drop()
})

/** How many rows each table holds of an organisation, of the tables that hold any. */
async function rowsOf(organisationId: string): Promise<Record<string, number>> {
  const tables = await owner.$queryRaw<{ name: string }[]>`
    SELECT c.relname AS name FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'organisation_id'
    WHERE c.relkind IN ('r', 'p') AND c.relnamespace = 'public'::regnamespace`
  const rows: Record<string, number> = {}
  for (const { name } of tables) {
    const [row] = await owner.$queryRawUnsafe<{ rows: number }[]>(
      `SELECT count(*)::int AS rows FROM "${name}" WHERE organisation_id = $1::uuid`,
      organisationId,
    )
    if (row !== undefined && row.rows > 0) rows[name] = row.rows
  }
  return rows
}

test('an organisation goes with everything that it holds, and no other loses anything', async () => {
  const now = new Date()
  const [deletedOrganisation, others] = [
    await makeTestOrganisation(owner, `gone-${randomUUID()}`),
    await makeTestOrganisation(owner, `kept-${randomUUID()}`),
  ]
  for (const organisation of [deletedOrganisation, others]) {
    const trainedAt = new Date(now.getTime() - 9 * 24 * 60 * 60 * 1000)
    await completeModule(organisation.wardClinicians[0], 'the-call-that-dropped', { now: trainedAt })
    await dangerouslyScheduleFollowUps(organisation.organisationId, { now })
  }
  const before = await rowsOf(others.organisationId)
  expect(Object.keys(before)).toEqual(expect.arrayContaining(['answer', 'audit_event', 'follow_up', 'understanding']))
  await deleteOrganisation(owner, deletedOrganisation.organisationId)
  expect(await rowsOf(deletedOrganisation.organisationId)).toEqual({})
  expect(await owner.organisation.count({ where: { id: deletedOrganisation.organisationId } })).toBe(0)
  expect(await rowsOf(others.organisationId)).toEqual(before)
})
