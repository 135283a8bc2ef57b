import { afterAll, beforeAll, expect, test } from 'vitest'
import { connect } from '#platform/database/connection.ts'
import { makeSchemaBuild, type SchemaBuild } from '#platform/testing/schema-build.ts'
import { startTemporaryDatabase, type TemporaryDatabase } from '#platform/testing/temporary-database.ts'
import { describeTable } from './describe-table.ts'
import { partitionTable } from './partition-table.ts'

let server: TemporaryDatabase
/** The same build, on answers in partitions and in one table. */
let large: SchemaBuild
let small: SchemaBuild

beforeAll(async () => {
  server = await startTemporaryDatabase('prepared')
  small = await makeSchemaBuild(server.ownerUrl, server.ownerUrl)
  large = await makeSchemaBuild(server.ownerUrl, server.ownerUrl)
  const owner = await connect(large.url)
  await partitionTable(owner, { table: 'answer', partitions: 4 })
  await owner.end()
})

afterAll(async () => {
  for (const build of [large, small]) await build.remove()
  await server.remove()
})

async function answersOf({ url }: SchemaBuild): Promise<string[]> {
  const owner = await connect(url)
  const described = await describeTable(owner, 'answer')
  await owner.end()
  return described
}

/** Gives both the migration and starts them: what came of it, which is the same for both. */
async function migrated(name: string, sql: string): Promise<string> {
  for (const build of [large, small]) {
    await build.writeMigration(name, sql)
    await build.prepare()
  }
  const described = await answersOf(large)
  expect(described).toEqual(await answersOf(small))
  return described.join('\n')
}

const partitionsWith = (index: string) =>
  large.query(`SELECT indrelid::regclass::text AS partition FROM pg_inherits JOIN pg_index ON indexrelid = inhrelid
    WHERE inhparent = '${index}'::regclass AND indisvalid ORDER BY 1`)

test('a start finds nothing to do on answers in partitions', async () => {
  const before =
    await large.query(`SELECT oid::regclass::text AS name, xmin::text FROM pg_class WHERE relkind IN ('r', 'p', 'i', 'I')
    AND relnamespace IN ('public'::regnamespace, 'partitions'::regnamespace) ORDER BY 1`)
  await large.prepare()
  expect(
    await large.query(`SELECT oid::regclass::text AS name, xmin::text FROM pg_class WHERE relkind IN ('r', 'p', 'i', 'I')
      AND relnamespace IN ('public'::regnamespace, 'partitions'::regnamespace) ORDER BY 1`),
  ).toEqual(before)
})

test('columns and constraints are added, and validated later, as on one table', async () => {
  await migrated(
    '9001_column',
    'ALTER TABLE "answer" ADD COLUMN "device" TEXT, ADD COLUMN "tries" INTEGER NOT NULL DEFAULT 1;',
  )
  await migrated('9002_check', 'ALTER TABLE answer ADD CONSTRAINT "tried" CHECK (tries > 0) NOT VALID;')
  expect(await migrated('9003_valid', 'ALTER TABLE answer VALIDATE CONSTRAINT tried;')).toContain(
    'CHECK ((tries > 0)) | t',
  )
  await migrated(
    '9004_key',
    'ALTER TABLE answer ADD CONSTRAINT by_whom FOREIGN KEY (organisation_id, person_id) REFERENCES person (organisation_id, id) NOT VALID;',
  )
  await migrated('9005_valid', 'ALTER TABLE answer VALIDATE CONSTRAINT by_whom;')
})

test('an index is made concurrently in each partition, also where it had failed half-way, and dropped', async () => {
  // What a start that was killed leaves behind.
  await large.query('CREATE INDEX answer_0_of_4_on_device ON partitions.answer_0_of_4 (lower(device))')
  const made = await migrated(
    '9006_index',
    '-- Found by device.\nCREATE INDEX CONCURRENTLY IF NOT EXISTS "on_device"\n  ON "answer" ("organisation_id", "device") WHERE device IS NOT NULL;',
  )
  expect(made).toContain('INDEX on_device ON public.answer')
  expect(await partitionsWith('on_device')).toHaveLength(4)
  const long = 'what_was_answered_where_and_when_by_whom_and_on_which_kind_of_it'.slice(0, 63)
  await migrated('9007_index', `CREATE UNIQUE INDEX CONCURRENTLY ${long} ON answer (organisation_id, id, device);`)
  expect(await partitionsWith(long)).toHaveLength(4)
  expect(await migrated('9008_drop', 'DROP INDEX CONCURRENTLY IF EXISTS on_device;')).not.toContain('on_device')
})
