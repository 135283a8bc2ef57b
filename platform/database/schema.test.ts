import { execFile } from 'node:child_process'
import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import pg from 'pg'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { applicationUrl } from '#platform/derived-secrets.ts'
import { childEnvironment } from '#platform/env.ts'
import { startTemporaryDatabase, type TemporaryDatabase } from '#platform/testing/temporary-database.ts'
import { withDatabase } from '#prisma/schema-engine/migration-adapter.ts'
import { prismaCommand, type SchemaOptions, thisBuild } from './migrate.ts'
import { ensureDatabaseRole, prepareDatabase } from './prepare.ts'

const run = promisify(execFile)
let server: TemporaryDatabase
let build: string
let url: string
let databases = 0

beforeAll(async () => {
  server = await startTemporaryDatabase()
})

afterAll(() => server.remove())

/** An empty database for each test, and a copy of this build's migrations and functions that it may change. */
beforeEach(async () => {
  url = await createDatabase()
  build = await mkdtemp(join(tmpdir(), 'curtain-schema-'))
  await cp(join(thisBuild.folder, 'migrations'), join(build, 'migrations'), { recursive: true })
  await cp(join(thisBuild.folder, 'functions'), join(build, 'functions'), { recursive: true })
  return () => rm(build, { recursive: true })
})

async function createDatabase(): Promise<string> {
  const name = `schema_${++databases}`
  await query(`CREATE DATABASE ${name}`, server.ownerUrl)
  return withDatabase(server.ownerUrl, name)
}

const prepare = (schema: Partial<SchemaOptions> = {}, ownerUrl = url) =>
  prepareDatabase({ ownerUrl, appUrl: applicationUrl(ownerUrl), schema: { folder: build, ...schema } })

const writeFunction = (name: string, sql: string) => writeFile(join(build, 'functions', `${name}.sql`), sql)
const removeFunction = (name: string) => rm(join(build, 'functions', `${name}.sql`))

async function writeMigration(name: string, sql: string): Promise<void> {
  await mkdir(join(build, 'migrations', name))
  await writeFile(join(build, 'migrations', name, 'migration.sql'), sql)
}

async function query(sql: string, connectionString = url): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString })
  await client.connect()
  try {
    return (await client.query(sql)).rows
  } finally {
    await client.end()
  }
}

/** Every function of the schema, with what PostgreSQL says of it and who may call it. */
const describeFunctions = (connectionString: string) =>
  query(
    `SELECT p.oid::regprocedure::text AS signature, pg_get_functiondef(p.oid) AS definition,
       ARRAY(SELECT format('%s %s', coalesce(nullif(grantee, 0)::regrole::text, 'PUBLIC'), privilege_type)
         FROM aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) ORDER BY 1) AS grants
     FROM pg_proc p WHERE pronamespace = 'public'::regnamespace ORDER BY 1`,
    connectionString,
  )

const named = async (name: string) =>
  (await describeFunctions(url)).filter(({ signature }) => `${signature}`.startsWith(`${name}(`))

test('a database that the migrations of before made has the functions of one that is made today', async () => {
  await ensureDatabaseRole(url)
  await run(process.execPath, [prismaCommand, 'migrate', 'deploy'], { env: childEnvironment({ DATABASE_URL: url }) })
  const before = await describeFunctions(url)
  await prepare()
  const fresh = await createDatabase()
  await prepare({}, fresh)
  expect(before.length).toBeGreaterThan(20)
  expect(await describeFunctions(url)).toEqual(await describeFunctions(fresh))
})

test('Prisma’s command line finds its own in what was applied here', async () => {
  await prepare()
  const { stdout } = await run(process.execPath, [prismaCommand, 'migrate', 'status'], {
    env: childEnvironment({ DATABASE_URL: url }),
  })
  expect(stdout).toContain('Database schema is up to date')
})

test('the schema says what the migrations make', async () => {
  await prepare()
  const words = ['migrate', 'diff', '--from-config-datasource', '--to-schema', 'prisma/schema.prisma', '--script']
  const { stdout } = await run(process.execPath, [prismaCommand, ...words], {
    env: childEnvironment({ DATABASE_URL: url }),
  })
  expect(stdout.trim()).toBe('-- This is an empty migration.')
})

test('Prisma’s command line, as npm run prisma calls it, leaves the functions in place', async () => {
  await prepare()
  const expected = await describeFunctions(url)
  const command = join(thisBuild.folder, '../scripts/prisma.ts')
  const environment = childEnvironment({ DATABASE_URL: url })
  await run(process.execPath, [command, 'migrate', 'reset', '--force'], { env: environment })
  expect(await describeFunctions(url)).toEqual(expected)
})

test('a function whose text changed is replaced, with its grants, and nothing else is touched', async () => {
  await prepare()
  const oids = () =>
    query(
      `SELECT oid::regprocedure::text, xmin::text FROM pg_proc WHERE pronamespace = 'public'::regnamespace AND proname <> 'session_holds'`,
    )
  const others = await oids()
  await writeFunction(
    'session_holds',
    `CREATE OR REPLACE FUNCTION session_holds(in_organisation uuid, in_session uuid, in_person uuid, in_now timestamptz) RETURNS boolean
LANGUAGE sql AS $$ SELECT true $$;
REVOKE EXECUTE ON FUNCTION session_holds FROM PUBLIC;
`,
  )
  await prepare()
  const [holds] = await named('session_holds')
  expect(holds?.definition).toContain('SELECT true')
  expect(holds?.grants).not.toContainEqual(expect.stringMatching(/PUBLIC|curtain_app/))
  expect(await oids()).toEqual(others)
})

test('a function that was changed by hand is put right', async () => {
  await prepare()
  const expected = await describeFunctions(url)
  await query('GRANT EXECUTE ON FUNCTION organisation_ids() TO PUBLIC; DROP FUNCTION session_holds')
  await prepare()
  expect(await describeFunctions(url)).toEqual(expected)
})

test('a function is dropped when it leaves the folder, once no later build has it', async () => {
  await prepare()
  const expected = await describeFunctions(url)
  await writeFunction('passing', 'CREATE OR REPLACE FUNCTION passing() RETURNS int LANGUAGE sql AS $$ SELECT 1 $$;')
  await prepare({ version: '2.10.0' })
  expect(await named('passing')).toHaveLength(1)
  await removeFunction('passing')
  await prepare({ version: '2.9.0' })
  expect(await named('passing')).toHaveLength(1)
  await prepare({ version: '2.10.0' })
  expect(await describeFunctions(url)).toEqual(expected)
})

test('a function with other arguments or another result takes the place of the old one, under those built on it', async () => {
  const twice = (result: string) =>
    `CREATE OR REPLACE FUNCTION twice(in_number ${result}) RETURNS ${result} LANGUAGE sql IMMUTABLE RETURN in_number * 2;
GRANT EXECUTE ON FUNCTION twice TO curtain_app;`
  await writeFunction(
    'a_caller',
    'CREATE OR REPLACE FUNCTION a_caller() RETURNS numeric LANGUAGE sql RETURN twice(2) + 1;',
  )
  await writeFunction('twice', twice('integer'))
  await prepare()
  await writeFunction('twice', twice('numeric'))
  await prepare()
  expect((await named('twice')).map(({ signature }) => signature)).toEqual(['twice(numeric)'])
  await writeFunction(
    'twice',
    'CREATE OR REPLACE FUNCTION twice(in_number numeric, OUT one numeric, OUT two numeric) LANGUAGE sql AS $$ SELECT 1, in_number $$;',
  )
  await expect(prepare()).rejects.toThrow(/a_caller/)
  await writeFunction(
    'a_caller',
    'CREATE OR REPLACE FUNCTION a_caller() RETURNS numeric LANGUAGE sql RETURN (twice(2)).two;',
  )
  await prepare()
  expect(await query('SELECT a_caller()')).toEqual([{ a_caller: '2' }])
})

test('a function that a trigger or a policy uses is not dropped with them', async () => {
  await prepare()
  const expected = await describeFunctions(url)
  await removeFunction('refuse_change')
  await expect(prepare()).rejects.toThrow(/refuse_change\(\) cannot be dropped.*trigger immutable on table/)
  await cp(join(thisBuild.folder, 'functions'), join(build, 'functions'), { recursive: true })
  await writeFunction(
    'current_organisation',
    `CREATE OR REPLACE FUNCTION current_organisation() RETURNS text LANGUAGE sql RETURN 'all';`,
  )
  await expect(prepare()).rejects.toThrow(/current_organisation\(\) cannot .*policy one_organisation on table/)
  expect(await describeFunctions(url)).toEqual(expected)
})

test('a body that does not fit the other functions, or no table, is refused, and nothing of the build is applied', async () => {
  await prepare()
  await writeMigration('9000_more', 'CREATE TABLE more (id int PRIMARY KEY);')
  await writeFunction(
    'lost',
    'CREATE OR REPLACE FUNCTION lost() RETURNS int LANGUAGE sql AS $$ SELECT id FROM nowhere $$;',
  )
  await expect(prepare()).rejects.toThrow('prisma/functions/lost.sql: relation "nowhere" does not exist')
  expect(await query(`SELECT to_regclass('more') AS made`)).toEqual([{ made: null }])
  await writeFunction(
    'lost',
    'CREATE OR REPLACE FUNCTION lost() RETURNS int LANGUAGE sql AS $$ SELECT id FROM more $$;',
  )
  await prepare()
  expect(await named('lost')).toHaveLength(1)
})

test('several builds that start at once apply migrations and functions once', async () => {
  await prepare()
  await writeMigration('9000_more', 'CREATE TABLE more (id int PRIMARY KEY);')
  await writeFunction(
    'counted',
    'CREATE OR REPLACE FUNCTION counted() RETURNS bigint LANGUAGE sql AS $$ SELECT count(*) FROM more $$;',
  )
  await Promise.all([prepare(), prepare(), prepare()])
  expect(
    await query(`SELECT count(*)::int AS times FROM _prisma_migrations WHERE migration_name = '9000_more'`),
  ).toEqual([{ times: 1 }])
  expect(await query('SELECT counted()::int')).toEqual([{ counted: 0 }])
})
