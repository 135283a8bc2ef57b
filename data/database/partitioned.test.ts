import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { answerTo, atFirstQuestion } from '#data/attempts/first-question.testing.ts'
import { recordAnswer } from '#data/attempts/record-answer.ts'
import { ownAnswers } from '#data/reports/own-answers.ts'
import { teamReport } from '#data/reports/team.ts'
import { dangerouslyAnalysePartitions } from '#data/system.ts'
import { backUp, everything } from '#platform/backup/backup.testing.ts'
import { restoreFile } from '#platform/backup/restore-file.ts'
import { connect } from '#platform/database/connection.ts'
import { countPartitions } from '#platform/database/partition/count-partitions.ts'
import { partitionTable } from '#platform/database/partition/partition-table.ts'
import { testKeys } from '#platform/testing/prepared-database.ts'
import { startTemporaryDatabase, type TemporaryDatabase } from '#platform/testing/temporary-database.ts'
import { livedOrganisation, setUpLivedOrganisation, testDatabase } from '#simulation/testing/set-up.ts'

setUpLivedOrganisation()

const now = new Date('2026-09-01T10:00:00Z')
let client: pg.Client
let web: pg.Client

const whatPagesShow = async () => {
  const [clinician] = livedOrganisation.clinicians
  if (clinician === undefined) throw new Error('Nobody lives here')
  return [
    await ownAnswers(clinician, { page: 1 }),
    await teamReport(livedOrganisation.manager, livedOrganisation.teams.ward, { now }),
  ]
}
let shown: unknown

beforeAll(async () => {
  client = await connect(testDatabase.ownerUrl)
  web = await connect(testDatabase.urls.web)
  shown = await whatPagesShow()
  expect((await partitionTable(client, { table: 'answer', partitions: 4 })).rows).toBeGreaterThan(50)
})

afterAll(async () => {
  await Promise.all([client.end(), web.end()])
})

/** The relations that a plan reads. */
async function readBy(sql: string, { generic = false } = {}): Promise<string[]> {
  await client.query(`SET plan_cache_mode = ${generic ? 'force_generic_plan' : 'force_custom_plan'}`)
  await client.query(`DEALLOCATE ALL; PREPARE asked (uuid) AS ${sql}`)
  const { rows } = await client.query(
    `EXPLAIN (ANALYZE, COSTS OFF, TIMING OFF) EXECUTE asked ('${livedOrganisation.organisationId}')`,
  )
  const plan = rows.map((row) => row['QUERY PLAN']).join('\n')
  return [...new Set([...plan.matchAll(/ on (answer\w*)/g)].map(([, name]) => `${name}`))]
}

describe('an installation with its answers in partitions', { timeout: 120_000 }, () => {
  test('shows what it showed, and takes an answer once, however often it is sent', async () => {
    expect(await whatPagesShow()).toEqual(shown)
    const newcomer = livedOrganisation.clinicians.at(-1)
    if (newcomer === undefined) throw new Error('Nobody lives here')
    const { attemptId, sceneId, item } = await atFirstQuestion(newcomer, now)
    const submission = answerTo(sceneId, item)
    const answers = await Promise.all([1, 2].map(() => recordAnswer(newcomer, { attemptId, submission, now })))
    expect(answers.map(({ ok }) => ok)).toEqual([true, true])
    const { rows } = await client.query('SELECT count(*)::integer AS count FROM answer WHERE id = $1', [
      submission.answerId,
    ])
    expect(rows).toEqual([{ count: 1 }])
  })

  test('reads one partition for an organisation, planned with its id or for any', async () => {
    const sql = 'SELECT max(answered_at) FROM answer WHERE organisation_id = $1'
    for (const generic of [false, true]) expect(await readBy(sql, { generic })).toHaveLength(1)
    expect(await readBy('SELECT max(answered_at) FROM answer WHERE $1 IS NOT NULL')).toHaveLength(4)
  })

  test('lets the web reach no partition by its name, nor put a table of its own beside them', async () => {
    const { rows } = await client.query(
      `SELECT inhrelid::regclass AS name FROM pg_inherits WHERE inhparent = 'answer'::regclass ORDER BY 1`,
    )
    expect(rows).toHaveLength(4)
    for (const { name } of rows)
      for (const sql of [
        `SELECT FROM ${name}`,
        `INSERT INTO ${name} DEFAULT VALUES`,
        `DELETE FROM ${name}`,
        `TRUNCATE ${name}`,
      ])
        await expect(web.query(sql)).rejects.toThrow(/permission denied/)
    for (const sql of [
      `ALTER TABLE answer DETACH PARTITION ${rows[0].name}`,
      'CREATE TABLE partitions.more PARTITION OF answer FOR VALUES WITH (MODULUS 4, REMAINDER 0)',
      `ALTER TABLE answer ATTACH PARTITION ${rows[0].name} FOR VALUES WITH (MODULUS 4, REMAINDER 0)`,
    ])
      await expect(web.query(sql)).rejects.toThrow(/must be owner|permission denied/)
    // Though someone opened them by mistake, they show nothing.
    await client.query(
      `BEGIN; GRANT USAGE ON SCHEMA partitions TO curtain_web; GRANT SELECT ON ALL TABLES IN SCHEMA partitions TO curtain_web; COMMIT`,
    )
    for (const { name } of rows) expect((await web.query(`SELECT FROM ${name}`)).rowCount).toBe(0)
    await client.query(
      `REVOKE ALL ON ALL TABLES IN SCHEMA partitions FROM curtain_web; REVOKE ALL ON SCHEMA partitions FROM curtain_web`,
    )
    expect((await web.query('SELECT FROM answer')).rowCount).toBe(0)
  })

  test('counts each night what PostgreSQL plans by of the whole table', async () => {
    const analysed = async () => {
      const { rows } = await client.query<{ times: number }>(
        `SELECT analyze_count::integer AS times FROM pg_stat_user_tables WHERE schemaname = 'public' AND relname = 'answer'`,
      )
      return rows[0]?.times
    }
    const before = (await analysed()) ?? 0
    expect(await dangerouslyAnalysePartitions()).toBe(1)
    // Counters are told a moment later.
    await expect.poll(analysed, { timeout: 20_000 }).toBe(before + 1)
  })
})

describe('its backup', { timeout: 240_000 }, () => {
  let server: TemporaryDatabase
  let folder: string

  beforeAll(async () => {
    server = await startTemporaryDatabase('prepared')
    folder = await mkdtemp(join(tmpdir(), 'curtain-partitions-'))
  })
  afterAll(async () => {
    await server.remove()
    await rm(folder, { recursive: true })
  })

  /** Restores it into a database of so many partitions, and says in how many it is and what it holds. */
  async function restored(path: string, partitions: number) {
    const name = `restored_${partitions}`
    const { pathname } = new URL(server.ownerUrl)
    const own = await connect(server.ownerUrl)
    await own.query(`CREATE DATABASE ${name} TEMPLATE ${pathname.slice(1)}`)
    await own.end()
    const ownerUrl = Object.assign(new URL(server.ownerUrl), { pathname: `/${name}` }).href
    if (partitions > 1) {
      const target = await connect(ownerUrl)
      await partitionTable(target, { table: 'answer', partitions })
      await target.end()
    }
    await restoreFile({ path, identities: [] }, { ownerUrl, keys: testKeys })
    const target = await connect(ownerUrl)
    const found = await countPartitions(target, 'answer')
    await target.end()
    return { found, all: await everything(ownerUrl) }
  }

  test('is restored into one table and into other partitions, each row once', async () => {
    const path = join(folder, 'of-partitions')
    await backUp(testDatabase.ownerUrl, path, [])
    const source = await everything(testDatabase.ownerUrl)
    for (const partitions of [1, 8]) {
      const { found, all } = await restored(path, partitions)
      expect(found).toBe(partitions)
      expect(all.tables).toEqual(source.tables)
      expect(all.security).toEqual(source.security)
    }
  })
})
