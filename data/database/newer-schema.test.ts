import { randomUUID } from 'node:crypto'
import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { clinicianReport } from '#data/reports/clinician.ts'
import { dangerouslyDisconnect } from '#data/system.ts'
import { putInService } from '#data/understanding/put-in-service.ts'
import { connect } from '#platform/database/connection.ts'
import { thisBuild } from '#platform/database/migrate.ts'
import { prepareDatabase } from '#platform/database/prepare.ts'
import { createTestDatabase, type TestDatabase } from '#platform/testing/database.ts'
import { testKeys } from '#platform/testing/prepared-database.ts'
import { compiledContent } from '#simulation/testing/compiled-content.ts'
import { beginModule, finishModule } from '#simulation/testing/complete-module.ts'
import { makeTestOrganisation, type TestOrganisation } from '#simulation/testing/organisation.ts'
import { openOwner } from '#simulation/testing/with-owner.ts'

/** A rollout that is taken back: a later build has migrated the database, and this one starts on it again. */

const now = new Date('2026-06-01T10:00:00Z')
let database: TestDatabase
let laterBuild: string
let organisation: TestOrganisation

const addedFiles = {
  'migrations/9000_pauses/migration.sql': `
    CREATE TABLE "pause" ("organisation_id" UUID NOT NULL, "id" UUID NOT NULL, CONSTRAINT "pause_pkey" PRIMARY KEY ("organisation_id", "id"));
    ALTER TABLE "answer" ADD COLUMN "device" TEXT;
    ALTER TABLE "attempt" ADD COLUMN "pauses" INTEGER NOT NULL DEFAULT 0;`,
  'functions/pause_count.sql': `
    CREATE OR REPLACE FUNCTION pause_count() RETURNS bigint LANGUAGE sql AS $$ SELECT count(*) FROM pause $$;`,
}

beforeAll(async () => {
  database = await createTestDatabase()
  laterBuild = await mkdtemp(join(tmpdir(), 'curtain-later-'))
  await prepareLater(addedFiles)
  await prepareThis()
  const ownerConnection = await openOwner(database.ownerUrl)
  // The template has the content already; here this build publishes on the tables of the later one.
  await ownerConnection.owner.$executeRaw`TRUNCATE module_version, curriculum_version, parameter_version CASCADE`
  await putInService(ownerConnection.owner, compiledContent())
  organisation = await makeTestOrganisation(ownerConnection.owner, `later-${randomUUID()}`)
  await ownerConnection.close()
})

afterAll(async () => {
  await dangerouslyDisconnect()
  await database.drop()
  await rm(laterBuild, { recursive: true })
})

/** Lets a later build, this one and these files, prepare the database. */
async function prepareLater(files: Readonly<Record<string, string>>): Promise<void> {
  await rm(laterBuild, { recursive: true })
  await cp(thisBuild.folder, laterBuild, { recursive: true })
  for (const [file, sql] of Object.entries(files)) {
    await mkdir(join(laterBuild, file, '..'), { recursive: true })
    await writeFile(join(laterBuild, file), sql)
  }
  await prepareDatabase({ ...database, keys: testKeys, schema: { folder: laterBuild, version: '99.0.0' } })
}

const prepareThis = () => prepareDatabase({ ...database, keys: testKeys })

async function query(sql: string): Promise<Record<string, unknown>[]> {
  const client = await connect(database.ownerUrl)
  try {
    return (await client.query(sql)).rows
  } finally {
    await client.end()
  }
}

describe('a build that starts on the schema of a later one', () => {
  test('reads and writes as before, and leaves what was added where it is', async () => {
    const [clinician] = organisation.wardClinicians
    await finishModule(clinician, await beginModule(clinician, 'the-call-that-dropped', { now }), { now })
    const report = await clinicianReport(organisation.wardManager, clinician.personId, { now })
    expect(report).not.toBeNull()
    const [counts] = await query('SELECT count(*)::int AS answers, count(device)::int AS devices FROM answer')
    expect(counts?.answers).toBeGreaterThan(0)
    expect(counts?.devices).toBe(0)
    expect(await query('SELECT pause_count()::int AS pauses')).toEqual([{ pauses: 0 }])
  })

  test('puts its own functions back where the later build replaced them', async () => {
    await prepareLater({
      ...addedFiles,
      'functions/organisation_ids.sql': `CREATE OR REPLACE FUNCTION organisation_ids(in_after uuid) RETURNS SETOF uuid
        LANGUAGE sql AS $$ SELECT id FROM organisation WHERE id > in_after $$;`,
    })
    await expect(query('SELECT organisation_ids()')).rejects.toThrow('does not exist')
    await prepareThis()
    expect(await query('SELECT organisation_ids()')).toHaveLength(1)
    expect(await query('SELECT pause_count()')).toHaveLength(1)
  })

  test.for([
    [
      'a column that is gone',
      'ALTER TABLE "policy" DROP COLUMN "created_at"',
      'the column policy.created_at is missing',
    ],
    [
      'a column of another type',
      'ALTER TABLE "team" ALTER "name" TYPE varchar',
      'the column team.name is varchar and not text',
    ],
    [
      'a column that must be filled',
      'ALTER TABLE "job_run" ADD COLUMN "host" TEXT NOT NULL',
      'the column job_run.host must be filled',
    ],
    [
      'a column that may be empty no more',
      'ALTER TABLE "assignment" ALTER "repeat_months" SET NOT NULL',
      'the column assignment.repeat_months may no longer be empty',
    ],
    [
      'a table of another name',
      'ALTER TABLE "rate_limit" RENAME TO "limit_of_rate"',
      'the table rate_limit is missing',
    ],
  ] as const)('refuses %s', async ([, sql, message], { task }) => {
    const client = await connect(database.ownerUrl)
    const name = `9001_${task.id}`
    await client.query(`${sql};
      INSERT INTO _prisma_migrations (id, checksum, finished_at, migration_name) VALUES ('${name}', '', now(), '${name}')`)
    await client.end()
    await expect(prepareThis()).rejects.toThrow(message)
    await expect(prepareThis()).rejects.toThrow(name)
  })
})
