import type pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { connect } from '#platform/database/connection.ts'
import { type TestUrls, testUrls } from '#platform/testing/prepared-database.ts'
import { startTemporaryDatabase, type TemporaryDatabase } from '#platform/testing/temporary-database.ts'
import { findRights, statedRights } from './apply-rights.ts'
import { functionRights } from './function-rights.ts'
import { type ProcessName, processNames, processRoles } from './process-roles.ts'
import { tableRights } from './rights.ts'

/** The catalogue of a database that start has prepared, against the stated table. */

let database: TemporaryDatabase
let owner: pg.Client
let urls: TestUrls

beforeAll(async () => {
  database = await startTemporaryDatabase('prepared')
  urls = testUrls(database.ownerUrl)
  owner = await connect(database.ownerUrl)
})

afterAll(async () => {
  await owner.end()
  await database.remove()
})

const names = async (sql: string) => (await owner.query<{ name: string }>(sql)).rows.map(({ name }) => name)

const tables = `SELECT relname AS name FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p', 'v', 'm', 'f')`
const functions = `SELECT proname AS name FROM pg_proc WHERE pronamespace = 'public'::regnamespace`

describe('the stated table', () => {
  test('has a row for each table and each function, and none for what there is not', async () => {
    expect((await names(tables)).sort()).toEqual(Object.keys(tableRights).sort())
    expect((await names(functions)).sort()).toEqual(Object.keys(functionRights).sort())
  })

  test('is what the catalogue grants', async () => {
    const rights = await findRights(owner)
    expect(rights).toHaveLength(2 * (Object.keys(tableRights).length + Object.keys(functionRights).length))
    for (const right of rights) expect({ ...right, may: statedRights(right) }).toEqual(right)
  })

  test.each(processNames)('is all that %s can do, with what everyone may', async (process) => {
    const role = processRoles[process]
    const able = await names(
      `SELECT format('%s %s', c.relname, p.may) AS name FROM pg_class c
         CROSS JOIN unnest(ARRAY['SELECT', 'INSERT', 'UPDATE', 'DELETE', 'TRUNCATE', 'REFERENCES', 'TRIGGER', 'MAINTAIN']) p(may)
       WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p', 'v', 'm', 'f') AND has_table_privilege('${role}', c.oid, p.may)
       UNION ALL SELECT format('%s EXECUTE', proname) FROM pg_proc
       WHERE pronamespace = 'public'::regnamespace AND has_function_privilege('${role}', oid, 'EXECUTE')`,
    )
    const statedRights = [
      ...Object.entries(tableRights).flatMap(([name, rights]) =>
        rights[process].filter((may) => !may.includes('(')).map((may) => `${name} ${may}`),
      ),
      ...Object.entries(functionRights).flatMap(([name, who]) => (who.includes(process) ? [`${name} EXECUTE`] : [])),
    ]
    expect(able.sort()).toEqual(statedRights.sort())
  })

  test('lets no process use another schema than public, but the worker its queue', async () => {
    const able = await names(
      `SELECT format('%s %s', r.rolname, n.nspname) AS name FROM pg_roles r CROSS JOIN pg_namespace n
       WHERE r.rolname IN ('curtain_web', 'curtain_worker') AND n.nspname !~ '^(pg_|information_schema)'
         AND (has_schema_privilege(r.oid, n.oid, 'USAGE') OR has_schema_privilege(r.oid, n.oid, 'CREATE'))`,
    )
    expect(able.sort()).toEqual(['curtain_web public', 'curtain_worker pgboss', 'curtain_worker public'])
  })

  test('extends every policy of row-level security to both processes', async () => {
    expect(
      await names(
        `SELECT tablename || ' ' || policyname AS name FROM pg_policies WHERE policyname <> 'owner_sees_all'
         AND NOT roles @> '{curtain_web,curtain_worker}'::name[]`,
      ),
    ).toEqual([])
  })
})

const refusedStatements: Readonly<Record<ProcessName, readonly string[]>> = {
  web: [
    // The night's work, and what reaches across organisations.
    `SELECT * FROM organisation_ids()`,
    `SELECT * FROM counted_answers('00000000-0000-0000-0000-000000000000', '00000000-0000-0000-0000-000000000000', 10)`,
    `SELECT * FROM people_to_replay('', '00000000-0000-0000-0000-000000000000', '00000000-0000-0000-0000-000000000000', 10)`,
    `SELECT publish_calibration('', '', '{}', '{}', '{}', now())`,
    `SELECT store_item_statistics('', '{}', now())`,
    `SELECT delete_expired(now())`,
    `INSERT INTO publication (curriculum_hash, parameters_hash) VALUES ('', '')`,
    `UPDATE job_run SET finished_at = now()`,
    `DELETE FROM snapshot`,
    `INSERT INTO module_effect SELECT * FROM module_effect`,
    `SELECT * FROM pgboss.job`,
    `SELECT password_hash FROM credential`,
    // It would be read in the place of ours, whoever gets the connection next.
    `CREATE TEMPORARY TABLE person (id uuid)`,
    `SELECT * FROM curtain.entry_key`,
    `SET ROLE curtain_worker`,
    `SET ROLE curtain_app`,
  ],
  worker: [
    // Signing in, and all that people do.
    `SELECT * FROM sign_in_candidate('admin@one.example')`,
    `SELECT * FROM token_subject('', now())`,
    `SELECT * FROM viewer_of_session('00000000-0000-0000-0000-000000000000', '00000000-0000-0000-0000-000000000000', now())`,
    `SELECT * FROM session`,
    `INSERT INTO session SELECT * FROM session`,
    `SELECT changed_at FROM credential`,
    `UPDATE credential SET password_hash = ''`,
    `SELECT * FROM person_token`,
    `INSERT INTO person_role SELECT * FROM person_role`,
    `UPDATE person SET status = 'active'`,
    `INSERT INTO answer DEFAULT VALUES`,
    `INSERT INTO policy SELECT * FROM policy`,
    `INSERT INTO audit_event SELECT * FROM audit_event`,
    `DELETE FROM team`,
    `SELECT * FROM rate_limit`,
    `INSERT INTO parameter_version SELECT * FROM parameter_version`,
    `CREATE TEMPORARY TABLE person (id uuid)`,
    `SELECT * FROM curtain.entry_key`,
    `SET ROLE curtain_web`,
    `SET ROLE curtain_app`,
  ],
}

describe.each(processNames)('%s is refused', (process) => {
  test.each(refusedStatements[process])('%s', async (statement) => {
    const client = await connect(urls[process])
    try {
      await expect(client.query(statement)).rejects.toThrow('permission denied')
    } finally {
      await client.end()
    }
  })
})
