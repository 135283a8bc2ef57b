import type pg from 'pg'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { connect } from '#platform/database/connection.ts'
import { makeSchemaBuild, type SchemaBuild } from '#platform/testing/schema-build.ts'
import { startTemporaryDatabase, type TemporaryDatabase } from '#platform/testing/temporary-database.ts'

/** What a migration may do to those who work meanwhile. */

let server: TemporaryDatabase
let preparedBuild: SchemaBuild
let build: SchemaBuild

beforeAll(async () => {
  server = await startTemporaryDatabase('prepared')
  preparedBuild = await makeSchemaBuild(server.ownerUrl, server.ownerUrl)
  await preparedBuild.query(`CREATE TABLE ledger (id int PRIMARY KEY, filled text);
    INSERT INTO ledger SELECT n, NULL FROM generate_series(1, 30) n; CREATE TABLE broken (is_broken boolean)`)
})

afterAll(async () => {
  await preparedBuild.remove()
  await server.remove()
})

beforeEach(async () => {
  build = await makeSchemaBuild(server.ownerUrl, preparedBuild.url)
  return build.remove
})

const impatient = { lockMs: 60, statementMs: 30_000, tries: 3, pauseMs: 10 }

const appliedMigrations = () =>
  build.query(`SELECT migration_name AS name FROM _prisma_migrations WHERE migration_name LIKE '9%' ORDER BY 1`)

const addNote = 'ALTER TABLE ledger ADD COLUMN note text;'

/** Reads the table in a transaction that stays open. */
async function holdTable(): Promise<pg.Client> {
  const reader = await connect(build.url)
  await reader.query('BEGIN; SELECT * FROM ledger')
  return reader
}

test('a migration that gets no lock is given up soon, with nothing of it applied, and says so', async () => {
  await build.writeMigration('9000_note', addNote)
  const reader = await holdTable()
  await expect(build.prepare({ limits: impatient })).rejects.toThrow(
    /The migration 9000_note was given up after 3 tries.*lock timeout.*Nothing of it was applied/,
  )
  expect(await appliedMigrations()).toEqual([])
  await reader.end()
})

test('a migration that gets no lock is tried again until it does, and readers get in between', async () => {
  await build.writeMigration('9000_note', addNote)
  const reader = await holdTable()
  const preparation = build.prepare({ limits: { ...impatient, tries: 1000 } })
  // Each of these waits behind the migration at most until it gives the lock up.
  for (let count = 0; count < 10; count++) await build.query('SELECT * FROM ledger')
  expect(await appliedMigrations()).toEqual([])
  await reader.query('COMMIT')
  await preparation
  expect(await appliedMigrations()).toEqual([{ name: '9000_note' }])
  await reader.end()
})

test('a statement that takes too long while it holds locks is given up', async () => {
  await build.writeMigration('9000_slow', `${addNote} SELECT pg_sleep(60);`)
  await expect(build.prepare({ limits: { ...impatient, statementMs: 100 } })).rejects.toThrow(
    /9000_slow was given up: a statement took longer than MIGRATION_STATEMENT_TIMEOUT \(100 ms\)/,
  )
  expect(await build.query('SELECT * FROM ledger LIMIT 1')).toEqual([{ id: 1, filled: null }])
})

test('an index is made concurrently while others start, and anew where it failed before', async () => {
  await build.writeMigration('9000_index', 'CREATE UNIQUE INDEX CONCURRENTLY ledger_filled_idx ON ledger (filled);')
  await build.writeMigration('9001_after', 'COMMENT ON TABLE ledger IS $$after$$;')
  await build.query(`UPDATE ledger SET filled = 'twice' WHERE id < 3`)
  await expect(build.prepare()).rejects.toThrow(/9000_index could not be applied: could not create unique index/)
  await build.query('UPDATE ledger SET filled = id')
  await Promise.all([build.prepare(), build.prepare(), build.prepare()])
  expect(await appliedMigrations()).toEqual([{ name: '9000_index' }, { name: '9001_after' }])
  const indexes = `SELECT indisvalid AS valid FROM pg_index WHERE indexrelid = 'ledger_filled_idx'::regclass`
  expect(await build.query(indexes)).toEqual([{ valid: true }])
})

test('rows are filled in batches that stay when a later one fails, and the next start goes on', async () => {
  await build.query('INSERT INTO broken VALUES (true)')
  await build.writeMigration(
    '9000_fill',
    `DO $$
     DECLARE written integer;
     BEGIN
       LOOP
         UPDATE ledger SET filled = 'yes' WHERE id IN (SELECT id FROM ledger WHERE filled IS NULL ORDER BY id LIMIT 10);
         GET DIAGNOSTICS written = ROW_COUNT;
         COMMIT;
         EXIT WHEN written = 0;
         IF (SELECT is_broken FROM broken) THEN RAISE EXCEPTION 'the power went'; END IF;
       END LOOP;
     END $$;`,
  )
  const countFilledRows = () => build.query('SELECT count(filled)::int AS rows FROM ledger')
  await expect(build.prepare()).rejects.toThrow('the power went')
  expect([await countFilledRows(), await appliedMigrations()]).toEqual([[{ rows: 10 }], []])
  await build.query('UPDATE broken SET is_broken = false')
  await build.prepare()
  expect([await countFilledRows(), await appliedMigrations()]).toEqual([[{ rows: 30 }], [{ name: '9000_fill' }]])
})

test('a migration that was changed after it was applied is refused', async () => {
  await build.writeMigration('9000_note', addNote)
  await build.prepare()
  await build.query(`UPDATE _prisma_migrations SET checksum = 'another' WHERE migration_name = '9000_note'`)
  await expect(build.prepare()).rejects.toThrow('The migration 9000_note was applied with another text')
})

test('a migration that Prisma’s command line left half done is refused until it is resolved', async () => {
  await build.writeMigration('9000_note', addNote)
  await build.query(`INSERT INTO _prisma_migrations (id, checksum, migration_name) VALUES ('one', 'any', '9000_note')`)
  await expect(build.prepare()).rejects.toThrow(/migrate resolve --rolled-back 9000_note/)
  await build.query('UPDATE _prisma_migrations SET rolled_back_at = now() WHERE finished_at IS NULL')
  await build.prepare()
  expect(await build.query('SELECT note FROM ledger LIMIT 1')).toEqual([{ note: null }])
})
