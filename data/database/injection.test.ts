import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { dangerouslyDisconnect } from '#data/system.ts'
import { connect } from '#platform/database/connection.ts'
import { functionRights } from '#platform/database/function-rights.ts'
import { type ProcessName, processNames } from '#platform/database/process-roles.ts'
import { createTestDatabase, type TestDatabase } from '#platform/testing/database.ts'
import { makeTestOrganisation, type TestOrganisation } from '#simulation/testing/organisation.ts'
import { entryOf } from './entry.ts'
import { asOwner } from './owner-database.ts'

/** What a statement that someone slipped in can do, past the application: on each table and with each function. */

let testDatabase: TestDatabase
let owner: pg.Client
let clients: Readonly<Record<ProcessName, pg.Client>>
let here: TestOrganisation
let elsewhere: TestOrganisation

beforeAll(async () => {
  testDatabase = await createTestDatabase({ as: 'web' })
  await asOwner(testDatabase.ownerUrl, async (ownerDatabase) => {
    here = await makeTestOrganisation(ownerDatabase, 'here')
    elsewhere = await makeTestOrganisation(ownerDatabase, 'elsewhere')
  })
  owner = await connect(testDatabase.ownerUrl)
  clients = { web: await connect(testDatabase.urls.web), worker: await connect(testDatabase.urls.worker) }
})

afterAll(async () => {
  await Promise.all([owner, ...Object.values(clients)].map((client) => client.end()))
  await dangerouslyDisconnect()
  await testDatabase.drop()
})

/** Tables with rows of organisations. */
const tables = async (): Promise<string[]> => {
  const { rows } = await owner.query<{ name: string }>(`
    SELECT c.relname AS name FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'organisation_id'
    WHERE c.relkind IN ('r', 'p') AND c.relnamespace = 'public'::regnamespace ORDER BY 1`)
  return rows.map(({ name }) => name)
}

/** How a transaction may begin: as nobody's; for an organisation with a sealed entry; and naming another one after that. */
const beginnings = {
  'without an entry': () => [],
  'with an entry of its own organisation': (process: ProcessName) => [enter(process)],
  "with another's name set over its own entry": (process: ProcessName) => [
    enter(process),
    `SELECT set_config('app.organisation_id', '${elsewhere.organisationId}', true)`,
  ],
} as const

function enter(process: ProcessName): string {
  const entry = process === 'web' ? entryOf(here.administrator) : here.organisationId
  return `SELECT enter_organisation('${entry}')`
}

/** What the last statement came to, in a transaction that is rolled back: so many rows, or why it was refused. */
async function attempt(process: ProcessName, ...statements: readonly string[]): Promise<string> {
  const client = clients[process]
  await client.query('BEGIN')
  try {
    let rowCount: number | null = 0
    for (const statement of statements) rowCount = (await client.query(statement)).rowCount
    return `${rowCount} rows`
  } catch (error) {
    return error instanceof pg.DatabaseError ? `${error.code} ${error.message}` : String(error)
  } finally {
    await client.query('ROLLBACK')
  }
}

/** Insufficient privilege is what rights, row-level security and the triggers that hold an answer or an event to its entry say. */
const isRefused = (outcome: string) => outcome.startsWith('42501 ')

/** The worker serves nobody's requests, and names any organisation: see prisma/functions/current_organisation.sql. */
const attempts = processNames.flatMap((process) =>
  Object.entries(beginnings).flatMap(([how, begin]) =>
    process === 'worker' && how.startsWith("with another's") ? [] : [{ process, how, begin }],
  ),
)

describe.each(attempts)('$process, $how', ({ process, begin }) => {
  test('reads, changes, deletes and writes no row of another organisation, in any table', async () => {
    const others = `organisation_id = '${elsewhere.organisationId}'`
    const reachedPlaces: string[] = []
    for (const table of await tables()) {
      for (const statement of [
        `SELECT organisation_id FROM ${table} WHERE ${others}`,
        `SELECT organisation_id FROM ${table} WHERE ${others} FOR UPDATE`,
        `UPDATE ${table} SET organisation_id = organisation_id WHERE ${others}`,
        `UPDATE ${table} SET organisation_id = '${elsewhere.organisationId}'`,
        `DELETE FROM ${table} WHERE ${others}`,
      ]) {
        const outcome = await attempt(process, ...begin(process), statement)
        if (outcome !== '0 rows' && !isRefused(outcome)) reachedPlaces.push(`${statement}: ${outcome}`)
      }
      // Row-level security is asked before whether the row is complete.
      const insert = `INSERT INTO ${table} (organisation_id) VALUES ('${elsewhere.organisationId}')`
      const outcome = await attempt(process, ...begin(process), insert)
      if (!isRefused(outcome)) reachedPlaces.push(`${insert}: ${outcome}`)
    }
    expect(reachedPlaces).toEqual([])
  })
})

test('what may be written at all is written within: else nothing above would say anything', async () => {
  const rename = `UPDATE person SET site = 'Here' WHERE organisation_id = '${here.organisationId}'`
  expect(await attempt('web', enter('web'), rename)).toBe('7 rows')
  expect(await attempt('web', rename)).toBe('0 rows')
})

/** By type what a function is called with; the first id is the other organisation's, the others are of its people. */
function argument(type: string, place: number): string {
  if (type === 'uuid') return `'${place === 0 ? elsewhere.organisationId : elsewhere.administrator.personId}'`
  if (type.endsWith('[]')) return "'{}'"
  if (type === 'jsonb') return "'{}'"
  if (type.startsWith('timestamp') || type === 'date') return 'now()'
  if (type === 'integer' || type === 'bigint') return '1'
  if (type === 'boolean') return 'true'
  if (type === 'bytea') return `'\\x00'`
  if (type === 'confidence') return "'sure'"
  return "'x'"
}

test('no function that the web process may call says or changes anything of another organisation', async () => {
  const { rows: functions } = await owner.query<{ name: string; types: string[] }>(`
    SELECT proname AS name, ARRAY(SELECT format_type(t, NULL) FROM unnest(proargtypes) t) AS types
    FROM pg_proc WHERE pronamespace = 'public'::regnamespace ORDER BY 1`)
  const ofWeb = functions.filter(({ name }) => functionRights[name]?.includes('web'))
  expect(ofWeb.length).toBeGreaterThan(25)
  const messages: string[] = []
  for (const { name, types } of ofWeb) {
    const call = `SELECT ${name}(${types.map(argument).join(', ')})::text AS said`
    for (const begin of Object.values(beginnings)) {
      const client = clients.web
      await client.query('BEGIN')
      try {
        for (const statement of begin('web')) await client.query(statement)
        const { rows } = await client.query<{ said: string | null }>(call)
        if (rows.some((row) => row.said?.includes('elsewhere'))) messages.push(`${name} says ${rows[0]?.said}`)
        // It must not have let the transaction in either.
        const { rows: settings } = await client.query(
          `SELECT FROM person WHERE organisation_id = '${elsewhere.organisationId}'`,
        )
        if (settings.length > 0) messages.push(`${name} lets in`)
      } catch (error) {
        if (!(error instanceof pg.DatabaseError)) throw error
      } finally {
        await client.query('ROLLBACK')
      }
    }
  }
  expect(messages).toEqual([])
})

const payloads = [
  'SET ROLE postgres',
  'SET SESSION AUTHORIZATION postgres',
  `SELECT set_config('role', 'postgres', true)`,
  `SELECT set_config('session_replication_role', 'replica', true)`,
  'ALTER ROLE CURRENT_USER SUPERUSER',
  'CREATE ROLE intruder',
  `SELECT pg_read_file('/etc/hostname')`,
  `SELECT pg_ls_dir('/')`,
  `SELECT lo_import('/etc/hostname')`,
  `COPY team TO '/dev/null'`,
  `COPY team TO PROGRAM 'true'`,
  `COPY team FROM PROGRAM 'true'`,
  'CREATE EXTENSION dblink',
  'CREATE SCHEMA intruder',
  'CREATE TABLE intruder (id int)',
  `CREATE FUNCTION current_organisation(int) RETURNS uuid LANGUAGE sql AS 'SELECT NULL::uuid'`,
  `CREATE OR REPLACE FUNCTION current_organisation() RETURNS uuid LANGUAGE sql AS 'SELECT NULL::uuid'`,
  'ALTER TABLE person NO FORCE ROW LEVEL SECURITY',
  'CREATE POLICY everything ON person USING (true)',
  'CREATE TRIGGER intruder BEFORE INSERT ON answer EXECUTE FUNCTION refuse_change()',
  'ALTER TABLE answer DISABLE TRIGGER ALL',
  'SELECT * FROM pg_authid',
  'SELECT * FROM pg_hba_file_rules',
  `SET LOCAL row_security = off; SELECT * FROM person`,
]

describe.each(processNames)('%s is refused', (process) => {
  test.each(payloads)('%s', async (statement) => {
    expect(await attempt(process, enter(process), statement)).toMatch(/^42501 |must be (owner|superuser)/)
  })
})

test('what turns tables into text has the same rights', async () => {
  await clients.web.query('BEGIN')
  const { rows } = await clients.web.query(`SELECT query_to_xml('SELECT * FROM person', true, true, '')::text AS said`)
  await clients.web.query('ROLLBACK')
  expect(rows[0]?.said).not.toContain('elsewhere')
})
