import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { connect } from '#platform/database/connection.ts'
import { childEnvironment } from '#platform/env.ts'
import { root } from '#platform/processes/step.ts'
import { startTemporaryDatabase, type TemporaryDatabase } from '#platform/testing/temporary-database.ts'

/** A start that migrates an empty database, killed on its way again and again: the next one comes to the end. */

let database: TemporaryDatabase
let comparisonDatabase: TemporaryDatabase

beforeAll(async () => {
  database = await startTemporaryDatabase('empty')
  comparisonDatabase = await startTemporaryDatabase('empty')
})

afterAll(async () => {
  await database.remove()
  await comparisonDatabase.remove()
})

function migrate(ownerUrl: string) {
  const program = `
    import { prepareDatabase } from '#platform/database/prepare.ts'
    import { keysIn } from '#platform/keys.ts'
    await prepareDatabase({ ownerUrl: process.argv[1], keys: keysIn('7e'.repeat(32)) })`
  return spawn(process.execPath, ['--input-type=module', '--eval', program, ownerUrl], {
    cwd: root,
    stdio: ['ignore', 'ignore', 'inherit'],
    env: childEnvironment({}),
  })
}

async function ask<Row extends pg.QueryResultRow>(ownerUrl: string, sql: string): Promise<Row[]> {
  const owner = await connect(ownerUrl)
  try {
    return (await owner.query<Row>(sql)).rows
  } finally {
    await owner.end()
  }
}

async function countMigrations(ownerUrl: string): Promise<number> {
  const finishedQuery = 'SELECT count(*)::int AS migrations FROM _prisma_migrations WHERE finished_at IS NOT NULL'
  const rows = await ask<{ migrations: number }>(ownerUrl, finishedQuery).catch((error: unknown) => {
    if (error instanceof pg.DatabaseError && error.code === '42P01') return []
    throw error
  })
  return rows[0]?.migrations ?? 0
}

/** All columns, constraints, indexes, policies, functions and rights, as PostgreSQL itself writes them. */
const schemaOf = (ownerUrl: string) =>
  ask<{ part: string }>(
    ownerUrl,
    `SELECT format('%s.%s %s %s', table_name, column_name, data_type, column_default) AS part
       FROM information_schema.columns WHERE table_schema = 'public'
     UNION ALL SELECT conrelid::regclass || ' ' || pg_get_constraintdef(oid) FROM pg_constraint WHERE connamespace = 'public'::regnamespace
     UNION ALL SELECT indexdef FROM pg_indexes WHERE schemaname = 'public'
     UNION ALL SELECT format('%s %s %s %s', tablename, policyname, qual, with_check) FROM pg_policies WHERE schemaname = 'public'
     UNION ALL SELECT pg_get_functiondef(oid) || coalesce(proacl::text, '') FROM pg_proc WHERE pronamespace = 'public'::regnamespace AND prokind = 'f'
     UNION ALL SELECT relname || coalesce(relacl::text, '') FROM pg_class WHERE relnamespace = 'public'::regnamespace
     ORDER BY 1`,
  ).then((rows) => rows.map(({ part }) => part))

test('a migration that is killed half-way is finished by the next start, and comes to the same', async () => {
  const [status] = await once(migrate(comparisonDatabase.ownerUrl), 'exit')
  expect(status).toBe(0)
  const all = await countMigrations(comparisonDatabase.ownerUrl)
  let before = 0
  let killCount = 0
  while (before < all) {
    const process = migrate(database.ownerUrl)
    const exit = once(process, 'exit')
    // Each time it is let come a little further: into the middle of another migration.
    const further = Math.min(all, before + Math.ceil(all / 8))
    while ((await countMigrations(database.ownerUrl)) < further && process.exitCode === null) await pause(5)
    process.kill('SIGKILL')
    const [, signal] = await exit
    if (signal === 'SIGKILL') killCount += 1
    const now = await countMigrations(database.ownerUrl)
    expect(now).toBeGreaterThan(before)
    before = now
  }
  expect(killCount).toBeGreaterThan(3)
  const [ending] = await once(migrate(database.ownerUrl), 'exit')
  expect(ending).toBe(0)
  expect(await schemaOf(database.ownerUrl)).toEqual(await schemaOf(comparisonDatabase.ownerUrl))
})
