import { setTimeout as pause } from 'node:timers/promises'
import type pg from 'pg'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { connect } from '#platform/database/connection.ts'
import { countPartitions } from '#platform/database/partition/count-partitions.ts'
import { describeTable } from '#platform/database/partition/describe-table.ts'
import { partitionAnswers } from '#platform/database/partition/partition-answers.ts'
import { partitionTable } from '#platform/database/partition/partition-table.ts'
import { partitionsIn, requireRoom } from '#platform/database/partition/refusals.ts'
import { createTestDatabase, type TestDatabase } from '#platform/testing/database.ts'

let database: TestDatabase
let owner: pg.Client

beforeEach(async () => {
  database = await createTestDatabase()
  owner = await connected()
  // What a table may have besides what ours has today.
  await owner.query(`
    COMMENT ON TABLE answer IS 'It''s given'; COMMENT ON COLUMN answer.choice IS 'What was chosen';
    COMMENT ON CONSTRAINT answer_of_one ON answer IS 'Either'; COMMENT ON CONSTRAINT answer_pkey ON answer IS 'Its own';
    COMMENT ON INDEX answer_one_a_follow_up_item IS 'Once'; COMMENT ON TRIGGER as_entered ON answer IS 'Entry';
    COMMENT ON POLICY one_organisation ON answer IS 'Apart';
    COMMENT ON CONSTRAINT contest_organisation_id_answer_id_fkey ON contest IS 'From afar';
    ALTER TABLE answer ALTER item_id SET STATISTICS 500, ALTER person_id SET (n_distinct = -0.01), ALTER choice SET STORAGE MAIN;
    ALTER TABLE answer ADD CONSTRAINT later CHECK (elapsed_ms >= 0) NOT VALID, ADD COLUMN gone TEXT, ADD COLUMN said TEXT DEFAULT 'no';
    ALTER TABLE answer DROP COLUMN gone, SET (fillfactor = 95), REPLICA IDENTITY FULL;
    CREATE INDEX on_day ON answer (organisation_id, (answered_at AT TIME ZONE 'UTC'), lower(item_id)) WITH (fillfactor = 80) WHERE counts;
    ALTER INDEX on_day ALTER COLUMN 2 SET STATISTICS 300;
    CREATE STATISTICS together (dependencies) ON item_id, practice_id FROM answer;
    GRANT UPDATE (said) ON answer TO curtain_worker; GRANT SELECT ON answer TO curtain_worker WITH GRANT OPTION;
    CREATE FUNCTION nothing() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
    CREATE TRIGGER idle AFTER UPDATE OF said ON answer FOR EACH ROW WHEN (OLD.said IS NOT NULL) EXECUTE FUNCTION nothing();
    ALTER TABLE answer DISABLE TRIGGER idle`)
})

afterEach(async () => {
  await owner.end().catch(() => {})
  await database.drop()
})

const connected = () => connect(database.ownerUrl)

const inPartitions = (partitions: number) => partitionTable(owner, { table: 'answer', partitions })

describe('a table in partitions', { timeout: 60_000 }, () => {
  test('has all that it had, in however many it is, and as one table again', async () => {
    const before = await describeTable(owner, 'answer')
    for (const partitions of [4, 16, 1]) {
      await inPartitions(partitions)
      expect(await describeTable(owner, 'answer')).toEqual(before)
      expect(await countPartitions(owner, 'answer')).toBe(partitions)
    }
    for (const sign of ['fillfactor=95', "It's given", '500', 'together', 'DISABLE', 'idle', 'NOT VALID', 'From afar'])
      expect(`${before.join()} DISABLE fillfactor=95`).toContain(sign)
    const { rows } = await owner.query(`SELECT reloptions FROM pg_class WHERE oid = 'answer'::regclass`)
    expect(rows).toEqual([{ reloptions: ['fillfactor=95'] }])
  })

  test('keeps its partitions where nobody but the owner may look', async () => {
    await inPartitions(4)
    const { rows } = await owner.query(`
      SELECT relrowsecurity AND relforcerowsecurity AS closed, relacl IS NULL OR NOT EXISTS (
        SELECT FROM aclexplode(relacl) WHERE grantee <> relowner) AS "ownersAlone", reloptions
      FROM pg_class WHERE relnamespace = 'partitions'::regnamespace AND relkind = 'r'`)
    expect(rows).toEqual(Array(4).fill({ closed: true, ownersAlone: true, reloptions: ['fillfactor=95'] }))
  })
})

describe('is refused, with nothing changed,', { timeout: 60_000 }, () => {
  let before: string[]
  beforeEach(async () => {
    before = await describeTable(owner, 'answer')
  })
  afterEach(async () => {
    const again = await connected()
    expect(await describeTable(again, 'answer')).toEqual(before)
    expect(await countPartitions(again, 'answer')).toBe(1)
    await again.end()
  })

  test('what is no power of two up to 256', () => {
    for (const text of ['0', '3', '-4', '512', '4.5', 'many', '', undefined])
      expect(() => partitionsIn(text)).toThrow('a power of two up to 256')
    expect(['1', '2', '16', '256'].map(partitionsIn)).toEqual([1, 2, 16, 256])
  })

  test('as many as there are', async () => {
    await expect(inPartitions(1)).rejects.toThrow('answer is one table already')
  })

  test('a disk without room', () => {
    expect(() => requireRoom(5e9, 4e9)).toThrow('needs 5.0 GB free for the copy and has 4.0 GB')
    requireRoom(5e9, null)
  })

  test('an installation that someone is connected to', async () => {
    const done = partitionAnswers(database.ownerUrl, { partitions: 4, free: null, onStep: () => {} })
    await expect(done).rejects.toThrow('others are connected to its database: curtain_owner (1)')
  })

  test('what something else rests on', async () => {
    await owner.query('CREATE VIEW lately AS SELECT item_id FROM answer')
    await expect(inPartitions(4)).rejects.toThrow(/was left as it was, because something else .*lately/)
    await owner.query('DROP VIEW lately')
  })

  test('what cannot be taken over, by name', async () => {
    await owner.query('CREATE RULE never AS ON DELETE TO answer DO ALSO NOTHING')
    before = await describeTable(owner, 'answer')
    await expect(inPartitions(4)).rejects.toThrow(/cannot be taken over.*\n- rule \| CREATE RULE never/)
  })

  test('a command that is killed half-way, and one that waits for somebody', async () => {
    const other = await connected()
    // Beyond the copy: what leads to answers is taken down next.
    await other.query('BEGIN; LOCK TABLE contest IN ACCESS SHARE MODE')
    await expect(inPartitions(4)).rejects.toThrow('because someone else works with it')
    const { rows } = await owner.query('SELECT pg_backend_pid() AS pid')
    const killed = inPartitions(4).catch((error: Error) => error.message)
    const waits = () =>
      other.query(`SELECT FROM pg_stat_activity WHERE pid = $1 AND wait_event_type = 'Lock'`, [rows[0].pid])
    while ((await waits()).rowCount === 0) await pause(20)
    await other.query('SELECT pg_terminate_backend($1)', [rows[0].pid])
    expect(await killed).toContain('terminat')
    await other.end()
  })
})
