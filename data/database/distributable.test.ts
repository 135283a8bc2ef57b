import type pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { connect } from '#platform/database/connection.ts'
import { createTestDatabase, type TestDatabase } from '#platform/testing/database.ts'

/**
 * Whether the tables can be spread over several servers by organisation, as Citus does it and partitions do: read from the
 * catalogue, so that a new table is held to it too. docs/deployment.md has the statements.
 */

let database: TestDatabase
let owner: pg.Client

beforeAll(async () => {
  database = await createTestDatabase()
  owner = await connect(database.ownerUrl)
})

afterAll(async () => {
  await owner.end()
  await database.drop()
})

/** Small, and asked before it is known which organisation someone is of: one address's domain leads to one organisation. */
const alsoOnEach = ['sign_on_domain']

/** `spread`: has an organisation's rows, and is spread by it; the others have a copy on each server. */
const tables = `
  tables AS (
    SELECT c.oid, c.relname AS name, a.attnum AS organisation, a.attnum IS NOT NULL AND NOT c.relname = ANY (array['${alsoOnEach.join("', '")}']) AS spread
    FROM pg_class c LEFT JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'organisation_id' AND NOT a.attisdropped
    WHERE c.relkind IN ('r', 'p') AND c.relnamespace = 'public'::regnamespace AND c.relname <> '_prisma_migrations'
  )`

async function matchesOf(sql: string): Promise<string[]> {
  const { rows } = await owner.query<{ found: string }>(`WITH ${tables} ${sql}`)
  return rows.map((row) => row.found)
}

test('most tables are spread by organisation', async () => {
  const spread = await matchesOf('SELECT name AS found FROM tables WHERE spread')
  expect(spread).toEqual(expect.arrayContaining(['answer', 'attempt', 'person', 'understanding', 'audit_event']))
})

test('what is unique in a spread table is so within an organisation', async () => {
  expect(
    await matchesOf(`
      SELECT name || ': ' || i.indexrelid::regclass AS found FROM tables JOIN pg_index i ON i.indrelid = tables.oid
      WHERE spread AND i.indisunique AND NOT organisation = ANY (i.indkey::smallint[]) ORDER BY 1`),
  ).toEqual([])
})

test('a row of one organisation leads to rows of the same, or to what each server has', async () => {
  expect(
    await matchesOf(`
      SELECT t.name || ': ' || k.conname AS found
      FROM pg_constraint k JOIN tables t ON t.oid = k.conrelid JOIN tables other ON other.oid = k.confrelid
      WHERE k.contype = 'f' AND other.spread AND NOT (t.spread AND EXISTS (
        SELECT FROM unnest(k.conkey, k.confkey) AS pair (here, there) WHERE here = t.organisation AND there = other.organisation
      )) ORDER BY 1`),
  ).toEqual([])
})
