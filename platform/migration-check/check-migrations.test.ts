import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeEach, describe, expect, test } from 'vitest'
import { checkMigrations } from './check-migrations.ts'
import { rules } from './rules.ts'

const own = join(import.meta.dirname, '../../prisma')
let folder: string

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'curtain-migrations-'))
  await mkdir(join(folder, 'migrations'))
  await mkdir(join(folder, 'functions'))
  return () => rm(folder, { recursive: true })
})

/** What is found in these migrations, the first of which is `0100`: the number, the line and the rule of each. */
async function check(...migrations: string[]): Promise<string[]> {
  for (const [index, sql] of migrations.entries()) {
    await mkdir(join(folder, `migrations/01${index}0_planted`))
    await writeFile(join(folder, `migrations/01${index}0_planted/migration.sql`), sql)
  }
  const findings = await checkMigrations(folder)
  return findings.map((finding) =>
    finding.replace(/^prisma\/migrations\/(\d+)\w*\/migration.sql:(\d+ [\w-]+).*/, '$1:$2'),
  )
}

test('nothing is found in the project’s own', async () => {
  expect(await checkMigrations(own)).toEqual([])
})

/** For each rule what it refuses. */
const refusedStatements = {
  'add-not-null': ['ALTER TABLE answer ADD COLUMN device TEXT NOT NULL;'],
  'column-type': [
    'ALTER TABLE "answer" ALTER COLUMN "elapsed_ms" SET DATA TYPE BIGINT;',
    'ALTER TABLE answer ALTER elapsed_ms TYPE BIGINT;',
  ],
  'constraint-not-valid': [
    'ALTER TABLE answer ADD CONSTRAINT quick CHECK (elapsed_ms < 100);',
    'ALTER TABLE answer ADD FOREIGN KEY (item_id) REFERENCES item (id);',
    'ALTER TABLE answer ADD CONSTRAINT once UNIQUE (item_id);',
    'ALTER TABLE answer ADD COLUMN item UUID REFERENCES item (id);',
  ],
  'drop-column': ['ALTER TABLE "answer" DROP COLUMN "choice";', 'ALTER TABLE answer DROP choice;'],
  'drop-default': ['ALTER TABLE person ALTER COLUMN site DROP DEFAULT;'],
  'drop-table': ['DROP TABLE "answer";', 'DROP TYPE confidence;'],
  'enum-value': [`ALTER TYPE "role" ADD VALUE 'auditor';`],
  'function-in-migration': [
    'CREATE FUNCTION one() RETURNS int LANGUAGE sql AS $$ SELECT 1 $$;',
    'DROP FUNCTION session_holds;',
  ],
  'index-concurrently': [
    'CREATE INDEX slow ON answer (practice_id);',
    'CREATE UNIQUE INDEX slow ON "answer"(practice_id);',
    'DROP INDEX slow;',
    'CREATE INDEX CONCURRENTLY slow ON answer (practice_id); GRANT SELECT ON answer TO curtain_app;',
  ],
  'not-reviewed': ['CREATE RULE none AS ON INSERT TO answer DO INSTEAD NOTHING;', 'ALTER TABLE answer SET UNLOGGED;'],
  partitions: [
    'CREATE UNIQUE INDEX CONCURRENTLY one_scene ON answer (scene_id);',
    'ALTER TABLE answer ADD CONSTRAINT one_scene UNIQUE USING INDEX one_scene;',
    'ALTER TABLE ONLY "answer" ADD COLUMN device TEXT;',
    'ALTER TABLE answer SET (fillfactor = 90);',
    'DO $$ BEGIN UPDATE answer SET counts = true WHERE ctid IN (SELECT ctid FROM answer LIMIT 9); COMMIT; END $$;',
  ],
  rename: [
    'ALTER TABLE answer RENAME TO response;',
    'ALTER TABLE answer RENAME COLUMN choice TO chosen;',
    'ALTER TYPE role RENAME TO duty;',
  ],
  'rows-in-batches': [
    'UPDATE answer SET counts = true;',
    'DELETE FROM session;',
    'WITH old AS (SELECT 1) DELETE FROM session;',
    'INSERT INTO team (id) SELECT id FROM person;',
    'DO $$ BEGIN UPDATE answer SET counts = true; END $$;',
    'DO $$ BEGIN LOOP UPDATE answer SET counts = true; COMMIT; END LOOP; END $$;',
    'DO $$ BEGIN UPDATE answer SET counts = true WHERE id IN (SELECT id FROM answer LIMIT 9); COMMIT; END $$; ANALYZE answer;',
  ],
  'set-not-null': ['ALTER TABLE answer ALTER COLUMN choice SET NOT NULL;'],
  'tenant-table': [
    'CREATE TABLE "pause" ("organisation_id" UUID NOT NULL, "id" UUID NOT NULL);',
    'CREATE TABLE pause (id UUID, organisation_id UUID); ALTER TABLE pause ENABLE ROW LEVEL SECURITY; GRANT SELECT ON pause TO curtain_app;',
  ],
  transaction: ['COMMIT;', `SET lock_timeout = '1h';`, 'LOCK TABLE answer;'],
  'validate-apart': [
    'ALTER TABLE answer VALIDATE CONSTRAINT quick; GRANT SELECT ON answer TO curtain_app;',
    'ALTER TABLE answer ADD CONSTRAINT quick CHECK (elapsed_ms < 100) NOT VALID; ALTER TABLE answer VALIDATE CONSTRAINT quick;',
  ],
  'volatile-default': [
    'ALTER TABLE answer ADD COLUMN token UUID DEFAULT gen_random_uuid();',
    'ALTER TABLE answer ADD COLUMN number SERIAL;',
    'ALTER TABLE answer ADD COLUMN twice INTEGER GENERATED ALWAYS AS (elapsed_ms * 2) STORED;',
  ],
  'weaker-security': [
    'ALTER TABLE answer DISABLE ROW LEVEL SECURITY;',
    'DROP POLICY one_organisation ON answer;',
    'REVOKE SELECT ON answer FROM curtain_app;',
  ],
} as const

test('there is a planted migration for each rule', () => {
  expect(Object.keys(refusedStatements)).toEqual(rules)
})

describe.each(Object.entries(refusedStatements))('%s', (rule, migrations) => {
  test.each(migrations)('refuses %s', async (sql) => {
    expect(await check(`-- A comment; with a semicolon.\n\n${sql}`)).toContainEqual(
      expect.stringMatching(`^0100:3 ${rule}$`),
    )
  })

  test('is not asked where a reviewed exception says why', async () => {
    expect(await check(`-- allowed: ${rule}: the table is empty everywhere\n${migrations[0]}`)).toEqual([])
  })

  test('is asked where the exception says no reason', async () => {
    expect(await check(`-- allowed: ${rule}\n${migrations[0]}`)).toEqual([`0100:2 ${rule}`])
  })
})

test('an exception that is not needed, or of no rule, is found', async () => {
  const sql = '-- allowed: rename: it was\n-- allowed: everything: please\nALTER TABLE answer ADD COLUMN device TEXT;'
  expect(await check(sql)).toEqual(['0100:3 allows', '0100:3 allows'])
})

test('what a hospital at work does not notice is accepted', async () => {
  const findings = await check(
    `CREATE TYPE mood AS ENUM ('calm; or so', 'it''s');
     CREATE TABLE "pause" (
       "organisation_id" UUID NOT NULL, "id" UUID NOT NULL, "mood" mood NOT NULL DEFAULT 'calm; or so',
       CONSTRAINT "pause_pkey" PRIMARY KEY ("organisation_id", "id"));
     CREATE INDEX "pause_mood_idx" ON "pause"("mood");
     ALTER TABLE "pause" ADD CONSTRAINT "pause_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisation"("id");
     ALTER TABLE "pause" ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
     CREATE POLICY owner_sees_all ON "pause" TO CURRENT_USER USING (true) WITH CHECK (true);
     CREATE POLICY one_organisation ON "pause" TO curtain_app USING (organisation_id = current_organisation());
     GRANT SELECT, INSERT ON "pause" TO curtain_app;
     ALTER TABLE answer ADD COLUMN a TEXT, ADD COLUMN b BOOLEAN NOT NULL DEFAULT false, ADD COLUMN c TIMESTAMPTZ(3) NOT NULL DEFAULT now();
     ALTER TABLE answer ADD check_in TEXT;
     ALTER TABLE answer ADD COLUMN d TEXT GENERATED ALWAYS AS (lower(item_id)) VIRTUAL;
     ALTER TABLE answer ADD CONSTRAINT a_there CHECK (a IS NOT NULL) NOT VALID, ALTER a SET DEFAULT '';
     INSERT INTO pause (organisation_id, id) VALUES ('a', 'b');`,
    `DO $$ DECLARE written integer; BEGIN
       LOOP
         UPDATE answer SET a = '' WHERE id IN (SELECT id FROM answer WHERE a IS NULL LIMIT 5000);
         GET DIAGNOSTICS written = ROW_COUNT;
         COMMIT;
         EXIT WHEN written = 0;
       END LOOP;
     END $$;`,
    'ALTER TABLE answer VALIDATE CONSTRAINT a_there;',
    'ALTER TABLE answer ALTER COLUMN a SET NOT NULL, DROP CONSTRAINT a_there;',
    'CREATE INDEX CONCURRENTLY answer_a_idx ON answer (a);',
    'ALTER TABLE person ADD CONSTRAINT answer_a_key UNIQUE USING INDEX answer_a_idx;',
  )
  expect(findings).toEqual([])
})

test.each([
  [
    'CREATE FUNCTION planted() RETURNS int LANGUAGE sql AS $$ SELECT 1 $$;',
    'must begin with CREATE OR REPLACE FUNCTION planted(',
  ],
  [
    'CREATE OR REPLACE FUNCTION other() RETURNS int LANGUAGE sql AS $$ SELECT 1 $$;',
    'must begin with CREATE OR REPLACE FUNCTION planted(',
  ],
  [
    'CREATE OR REPLACE FUNCTION planted() RETURNS int LANGUAGE sql AS $$ SELECT 1 $$; DROP TABLE answer;',
    'and not: DROP TABLE answer',
  ],
  [
    'CREATE OR REPLACE FUNCTION planted() RETURNS int LANGUAGE sql SECURITY DEFINER AS $$ SELECT 1 $$;',
    'must SET search_path',
  ],
])('a file of a function that is not one is found: %s', async (sql, message) => {
  await cp(join(own, 'functions'), join(folder, 'functions'), { recursive: true })
  await writeFile(join(folder, 'functions/planted.sql'), sql)
  expect(await check()).toEqual([expect.stringContaining(message)])
})
