import { execFile } from 'node:child_process'
import { access, appendFile, mkdir, mkdtemp, readdir, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { delimiter, dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { connect } from '#platform/database/connection.ts'
import { prismaCommand } from '#platform/database/migrate.ts'
import { childEnvironment } from '#platform/env.ts'
import { startTemporaryDatabase, type TemporaryDatabase } from '#platform/testing/temporary-database.ts'
import { hashOfInputs, lastProvedInputs, recordProvedInputs } from './inputs.testing.ts'
import { withDatabase } from './migration-adapter.ts'

/**
 * Prisma's own command line, on a small project of its own, with a real PostgreSQL behind it. It takes a minute of a
 * core and depends on little, so it runs when something that it depends on changed since it passed last: what passed is
 * written into proved.json, to be committed. That our own schema is migrated, compared and reset through the same
 * command line is proved in each run (platform/database/schema.test.ts).
 */

const run = promisify(execFile)
const root = join(import.meta.dirname, '../..')
let database: TemporaryDatabase
let project: string
/** A folder with a `node` that is not to be used. */
let otherNode: string

const schema = `generator client {
  provider            = "prisma-client"
  output              = "../generated"
  importFileExtension = "ts"
}

datasource db {
  provider = "postgresql"
}

model Person {
  id   String @id @default(uuid(7)) @db.Uuid
  name String
}
`

type Outcome = { readonly status: number; readonly output: string }

/** The command line takes three seconds of a core to start: as few starts as there are things to see. */
async function prisma(words: readonly string[], { url = database.ownerUrl }: { url?: string } = {}): Promise<Outcome> {
  // Another Node comes first in PATH, one that does nothing but fail: the engine must run under the project's own.
  const path = [otherNode, '/usr/local/bin', '/usr/bin', '/bin', dirname(process.execPath)].join(delimiter)
  return outcomeOf(process.execPath, [prismaCommand, ...words], { DATABASE_URL: url, CI: '1', PATH: path })
}

/** The engine alone, as the command line asks it whether there is a database. */
async function canConnect(url: string): Promise<Outcome> {
  const words = ['--datasource', JSON.stringify({ url }), 'cli', 'can-connect-to-database']
  return outcomeOf(join(import.meta.dirname, 'schema-engine'), words, {})
}

async function outcomeOf(
  command: string,
  words: readonly string[],
  variables: Readonly<Record<string, string>>,
): Promise<Outcome> {
  try {
    const { stdout, stderr } = await run(command, words, { cwd: project, env: childEnvironment(variables) })
    return { status: 0, output: `${stdout}${stderr}` }
  } catch (error) {
    const { code, stdout, stderr } = error as { code: number; stdout: string; stderr: string }
    return { status: code, output: `${stdout}${stderr}` }
  }
}

async function query(sql: string): Promise<Record<string, unknown>[]> {
  const client = await connect(database.ownerUrl)
  try {
    return (await client.query(sql)).rows
  } finally {
    await client.end()
  }
}

async function databases(): Promise<unknown[]> {
  return (await query('SELECT datname FROM pg_database')).map(({ datname }) => datname)
}

const inputs = hashOfInputs()
let failed = false

describe.skipIf(inputs === lastProvedInputs())('Prisma without its native engine', () => {
  beforeAll(async () => {
    database = await startTemporaryDatabase('empty')
    project = await mkdtemp(join(tmpdir(), 'curtain-prisma-'))
    otherNode = await mkdtemp(join(tmpdir(), 'curtain-path-'))
    await writeFile(join(otherNode, 'node'), '#!/bin/sh\nexit 97\n', { mode: 0o755 })
    await mkdir(join(project, 'prisma'))
    await symlink(join(root, 'node_modules'), join(project, 'node_modules'))
    await writeFile(join(project, 'package.json'), '{ "type": "module" }')
    const config = `export { default } from ${JSON.stringify(join(root, 'prisma.config.ts'))}`
    await writeFile(join(project, 'prisma.config.ts'), config)
    await writeFile(join(project, 'prisma/schema.prisma'), schema)
  })

  afterAll(async () => {
    await database.remove()
    await rm(otherNode, { recursive: true, force: true })
    await rm(project, { recursive: true, force: true })
  })

  afterEach(({ task }) => {
    if (task.result?.state === 'fail') failed = true
  })

  afterAll(() => {
    if (!failed) recordProvedInputs(inputs)
  })

  test('generates the client', async () => {
    expect(await prisma(['generate'])).toMatchObject({ status: 0 })
    await access(join(project, 'generated/client.ts'))
  })

  test('migrate dev makes a migration and applies it, leaving no shadow database behind', async () => {
    expect(await prisma(['migrate', 'dev', '--name', 'first'])).toMatchObject({ status: 0 })
    expect(await query('SELECT name FROM "Person"')).toEqual([])
    expect(await readdir(join(project, 'prisma/migrations'))).toContainEqual(expect.stringContaining('_first'))
    expect((await databases()).filter((name) => String(name).includes('shadow'))).toEqual([])
  })

  test('a migration made with --create-only can be written on, with semicolons inside a function, and is applied', async () => {
    await appendFile(
      join(project, 'prisma/schema.prisma'),
      '\nmodel Team {\n  id String @id @default(uuid(7)) @db.Uuid\n}\n',
    )
    expect(await prisma(['migrate', 'dev', '--name', 'second', '--create-only'])).toMatchObject({ status: 0 })
    const [second] = (await readdir(join(project, 'prisma/migrations'))).filter((name) => name.endsWith('_second'))
    await appendFile(
      join(project, 'prisma/migrations', second ?? '', 'migration.sql'),
      `ALTER TABLE "Team" ADD CONSTRAINT "has_an_id" CHECK ("id" IS NOT NULL);
CREATE FUNCTION greet(text) RETURNS text LANGUAGE plpgsql AS $$ BEGIN RETURN 'a;b' || $1; END $$;\n`,
    )
    expect(await prisma(['migrate', 'dev'])).toMatchObject({ status: 0 })
    expect(await query(`SELECT greet('!') AS greeting`)).toEqual([{ greeting: 'a;b!' }])
  })

  test('migrate status says that everything is applied', async () => {
    const { status, output } = await prisma(['migrate', 'status'])
    expect({ status, output }).toMatchObject({ status: 0, output: expect.stringContaining('up to date') })
  })

  test('migrate diff finds nothing between the database and the schema, and prints what it finds', async () => {
    const words = ['migrate', 'diff', '--to-schema', 'prisma/schema.prisma', '--exit-code']
    expect(await prisma([...words, '--from-config-datasource'])).toMatchObject({ status: 0 })
    const { status, output } = await prisma([...words, '--from-empty', '--script'])
    expect({ status, output }).toMatchObject({ status: 2, output: expect.stringContaining('CREATE TABLE "Team"') })
  })

  test('migrate reset empties the database and applies everything again; deploy then has nothing to do', async () => {
    await query(`INSERT INTO "Person" VALUES (gen_random_uuid(), 'Ada')`)
    expect(await prisma(['migrate', 'reset', '--force'])).toMatchObject({ status: 0 })
    expect(await query('SELECT name FROM "Person"')).toEqual([])
    const { output } = await prisma(['migrate', 'deploy'])
    expect(output).toContain('No pending migrations')
  })

  test('migrate deploy makes a database that is not there', async () => {
    const url = withDatabase(database.ownerUrl, 'made_by_deploy')
    expect(await prisma(['migrate', 'deploy'], { url })).toMatchObject({ status: 0 })
    expect(await databases()).toContain('made_by_deploy')
  })

  test.for([
    ['a server that is not there', 'P1001', { hostname: '127.0.0.1', port: '1' }],
    ['a wrong password', 'P1000', { password: 'wrong' }],
    ['a database that is not there', 'P1003', { pathname: '/nowhere' }],
  ] as const)('says what is wrong: %s', async ([, code, changes]) => {
    const url = Object.assign(new URL(database.ownerUrl), changes).href
    const { status, output } = await canConnect(url)
    expect({ status, output }).toMatchObject({ status: 1, output: expect.stringContaining(code) })
    expect(await canConnect(database.ownerUrl)).toMatchObject({ status: 0 })
  })

  test('the command line says it as Prisma does', async () => {
    const url = Object.assign(new URL(database.ownerUrl), { password: 'wrong' }).href
    const { status, output } = await prisma(['migrate', 'status'], { url })
    expect({ status, output }).toMatchObject({ status: 1, output: expect.stringContaining('P1000') })
  })

  test('a broken migration fails with PostgreSQL’s own message and a status that is not 0', async () => {
    const brokenMigration = join(project, 'prisma/migrations/99999999999999_broken')
    await mkdir(brokenMigration)
    await writeFile(join(brokenMigration, 'migration.sql'), 'CREATE TABLE broken(;')
    const { status, output } = await prisma(['migrate', 'deploy'])
    expect({ status, output }).toMatchObject({ status: 1, output: expect.stringContaining('syntax error at or near') })
    await rm(brokenMigration, { recursive: true })
  })
})
