import { execFile } from 'node:child_process'
import { cp } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { childEnvironment } from '#platform/env.ts'
import { testKeys } from '#platform/testing/prepared-database.ts'
import { makeSchemaBuild, type SchemaBuild } from '#platform/testing/schema-build.ts'
import { startTemporaryDatabase, type TemporaryDatabase } from '#platform/testing/temporary-database.ts'
import { prismaCommand, thisBuild } from './migrate.ts'
import { readMigrationFiles } from './migration-files.ts'
import { withSchemaAsOf } from './prepare.ts'

const run = promisify(execFile)
let server: TemporaryDatabase
let build: SchemaBuild

beforeAll(async () => {
  server = await startTemporaryDatabase('prepared')
})

afterAll(() => server.remove())

beforeEach(async () => {
  build = await makeSchemaBuild(server.ownerUrl, server.ownerUrl)
  return build.remove
})

/** Every function of the schema, with what PostgreSQL says of it and who may call it. */
const describeFunctions = (database: SchemaBuild = build) =>
  database.query(
    `SELECT p.oid::regprocedure::text AS signature, pg_get_functiondef(p.oid) AS definition,
       ARRAY(SELECT format('%s %s', coalesce(nullif(grantee, 0)::regrole::text, 'PUBLIC'), privilege_type)
         FROM aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) ORDER BY 1) AS grants
     FROM pg_proc p WHERE pronamespace = 'public'::regnamespace ORDER BY 1`,
  )

const constraintsByName = async (name: string) =>
  (await describeFunctions()).filter(({ signature }) => `${signature}`.startsWith(`${name}(`))

test('a database that the migrations of before made has the functions of one that is made today', async () => {
  const old = await makeSchemaBuild(server.ownerUrl)
  const migrations = (await readMigrationFiles(join(thisBuild.folder, 'migrations'))).map(({ name }) => name)
  await withSchemaAsOf({ ownerUrl: old.url, keys: testKeys, migrations }, async () => {})
  const before = await describeFunctions(old)
  await old.prepare()
  expect(before.length).toBeGreaterThan(20)
  expect(await describeFunctions(old)).toEqual(await describeFunctions())
  await old.remove()
})

test('Prisma’s command line finds its own in what was applied here', async () => {
  const { stdout } = await run(process.execPath, [prismaCommand, 'migrate', 'status'], {
    env: childEnvironment({ DATABASE_URL: build.url }),
  })
  expect(stdout).toContain('Database schema is up to date')
})

test('the schema says what the migrations make', async () => {
  const words = ['migrate', 'diff', '--from-config-datasource', '--to-schema', 'prisma/schema.prisma', '--script']
  const { stdout } = await run(process.execPath, [prismaCommand, ...words], {
    env: childEnvironment({ DATABASE_URL: build.url }),
  })
  expect(stdout.trim()).toBe('-- This is an empty migration.')
})

test('Prisma’s command line, as npm run prisma calls it, leaves the functions in place', async () => {
  const expectedFunctions = await describeFunctions()
  const command = join(thisBuild.folder, '../scripts/prisma.ts')
  const environment = childEnvironment({ DATABASE_URL: build.url, CURTAIN_KEYS: testKeys.current })
  await run(process.execPath, [command, 'migrate', 'reset', '--force'], { env: environment })
  expect(await describeFunctions()).toEqual(expectedFunctions)
})

test('a function whose text changed is replaced, with its grants, and nothing else is touched', async () => {
  const oids = () =>
    build.query(
      `SELECT oid::regprocedure::text, xmin::text FROM pg_proc WHERE pronamespace = 'public'::regnamespace AND proname <> 'session_holds'`,
    )
  const others = await oids()
  await build.writeFunction(
    'session_holds',
    `CREATE OR REPLACE FUNCTION session_holds(in_organisation uuid, in_session uuid, in_person uuid, in_now timestamptz) RETURNS boolean
LANGUAGE sql AS $$ SELECT true $$;
REVOKE EXECUTE ON FUNCTION session_holds FROM PUBLIC;
`,
  )
  await build.prepare()
  const [holds] = await constraintsByName('session_holds')
  expect(holds?.definition).toContain('SELECT true')
  expect(holds?.grants).not.toContainEqual(expect.stringMatching(/PUBLIC|curtain_app/))
  expect(await oids()).toEqual(others)
})

test('a function that was changed by hand is put right', async () => {
  const expectedFunctions = await describeFunctions()
  await build.query('GRANT EXECUTE ON FUNCTION organisation_ids() TO PUBLIC; DROP FUNCTION session_holds')
  await build.prepare()
  expect(await describeFunctions()).toEqual(expectedFunctions)
})

test('a function is dropped when it leaves the folder, once no later build has it', async () => {
  const expectedFunctions = await describeFunctions()
  await build.writeFunction(
    'passing',
    'CREATE OR REPLACE FUNCTION passing() RETURNS int LANGUAGE sql AS $$ SELECT 1 $$;',
  )
  await build.prepare({ version: '2.10.0' })
  expect(await constraintsByName('passing')).toHaveLength(1)
  await build.removeFunction('passing')
  await build.prepare({ version: '2.9.0' })
  expect(await constraintsByName('passing')).toHaveLength(1)
  await build.prepare({ version: '2.10.0' })
  expect(await describeFunctions()).toEqual(expectedFunctions)
})

test('a function with other arguments or another result takes the place of the old one, under those built on it', async () => {
  const twice = (result: string) =>
    `CREATE OR REPLACE FUNCTION twice(in_number ${result}) RETURNS ${result} LANGUAGE sql IMMUTABLE RETURN in_number * 2;
GRANT EXECUTE ON FUNCTION twice TO curtain_app;`
  await build.writeFunction(
    'a_caller',
    'CREATE OR REPLACE FUNCTION a_caller() RETURNS numeric LANGUAGE sql RETURN twice(2) + 1;',
  )
  await build.writeFunction('twice', twice('integer'))
  await build.prepare()
  await build.writeFunction('twice', twice('numeric'))
  await build.prepare()
  expect((await constraintsByName('twice')).map(({ signature }) => signature)).toEqual(['twice(numeric)'])
  await build.writeFunction(
    'twice',
    'CREATE OR REPLACE FUNCTION twice(in_number numeric, OUT one numeric, OUT two numeric) LANGUAGE sql AS $$ SELECT 1, in_number $$;',
  )
  await expect(build.prepare()).rejects.toThrow(/a_caller/)
  await build.writeFunction(
    'a_caller',
    'CREATE OR REPLACE FUNCTION a_caller() RETURNS numeric LANGUAGE sql RETURN (twice(2)).two;',
  )
  await build.prepare()
  expect(await build.query('SELECT a_caller()')).toEqual([{ a_caller: '2' }])
})

test('a function that a trigger or a policy uses is not dropped with them', async () => {
  const expectedFunctions = await describeFunctions()
  await build.removeFunction('refuse_change')
  await expect(build.prepare()).rejects.toThrow(/refuse_change\(\) cannot be dropped.*trigger immutable on table/)
  await cp(join(thisBuild.folder, 'functions'), join(build.folder, 'functions'), { recursive: true })
  await build.writeFunction(
    'current_organisation',
    `CREATE OR REPLACE FUNCTION current_organisation() RETURNS text LANGUAGE sql RETURN 'all';`,
  )
  await expect(build.prepare()).rejects.toThrow(/current_organisation\(\) cannot .*policy one_organisation on table/)
  expect(await describeFunctions()).toEqual(expectedFunctions)
})

test('a body that does not fit the other functions, or no table, is refused, and nothing of the build is applied', async () => {
  await build.writeMigration('9000_more', 'CREATE TABLE more (id int PRIMARY KEY);')
  await build.writeFunction(
    'lost',
    'CREATE OR REPLACE FUNCTION lost() RETURNS int LANGUAGE sql AS $$ SELECT id FROM nowhere $$;',
  )
  await expect(build.prepare()).rejects.toThrow('prisma/functions/lost.sql: relation "nowhere" does not exist')
  expect(await build.query(`SELECT to_regclass('more') AS made`)).toEqual([{ made: null }])
  await build.writeFunction(
    'lost',
    'CREATE OR REPLACE FUNCTION lost() RETURNS int LANGUAGE sql AS $$ SELECT id FROM more $$;',
  )
  await build.prepare()
  expect(await constraintsByName('lost')).toHaveLength(1)
})

test('several builds that start at once apply migrations and functions once', async () => {
  await build.writeMigration('9000_more', 'CREATE TABLE more (id int PRIMARY KEY);')
  await build.writeFunction(
    'counted',
    'CREATE OR REPLACE FUNCTION counted() RETURNS bigint LANGUAGE sql AS $$ SELECT count(*) FROM more $$;',
  )
  await Promise.all([build.prepare(), build.prepare(), build.prepare()])
  expect(
    await build.query(`SELECT count(*)::int AS times FROM _prisma_migrations WHERE migration_name = '9000_more'`),
  ).toEqual([{ times: 1 }])
  expect(await build.query('SELECT counted()::int')).toEqual([{ counted: 0 }])
})
