import { randomUUID } from 'node:crypto'
import type pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { dangerouslyDisconnect } from '#data/system.ts'
import { connect } from '#platform/database/connection.ts'
import { tableRights } from '#platform/database/rights.ts'
import { createTestDatabase, type TestDatabase } from '#platform/testing/database.ts'
import { makeTestOrganisation, type TestOrganisation } from '#simulation/testing/organisation.ts'
import { audit } from './audit.ts'
import { inOrganisation } from './database.ts'
import { entryOf } from './entry.ts'
import { asOwner } from './owner-database.ts'

/** What statements may do that the application never meant to run: as the web process's role, and as the worker's. */

let testDatabase: TestDatabase
let web: pg.Client
let worker: pg.Client
let here: TestOrganisation
let elsewhere: TestOrganisation
let tables: readonly string[]

beforeAll(async () => {
  testDatabase = await createTestDatabase({ as: 'web' })
  await asOwner(testDatabase.ownerUrl, async (owner) => {
    here = await makeTestOrganisation(owner, 'here')
    elsewhere = await makeTestOrganisation(owner, 'elsewhere')
  })
  ;[web, worker] = await Promise.all([connect(testDatabase.urls.web), connect(testDatabase.urls.worker)])
  const { rows } = await web.query<{ name: string }>(`
    SELECT c.relname AS name FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'organisation_id'
    WHERE c.relkind IN ('r', 'p') AND c.relnamespace = 'public'::regnamespace ORDER BY 1`)
  tables = rows.map(({ name }) => name)
})

afterAll(async () => {
  await Promise.all([web.end(), worker.end()])
  await dangerouslyDisconnect()
  await testDatabase.drop()
})

/** Runs statements in a transaction that is rolled back; what the last one returned. */
async function all(client: pg.Client, ...statements: readonly (readonly [string, ...unknown[]])[]) {
  await client.query('BEGIN')
  try {
    let rows: Record<string, unknown>[] = []
    for (const [text, ...values] of statements) rows = (await client.query(text, values)).rows
    return rows
  } finally {
    await client.query('ROLLBACK')
  }
}

const enter = (entry: string) => ['SELECT enter_organisation($1)', entry] as const
const name = (setting: string, value: string) => ['SELECT set_config($1, $2, true)', setting, value] as const
/** How many rows of each table a statement finds. */
const countOf = (table: string) =>
  [
    `SELECT count(organisation_id)::int AS rows, count(*) FILTER (WHERE organisation_id = $1)::int AS others FROM ${table}`,
    elsewhere.organisationId,
  ] as const

/** The same entry with one part changed, as someone without the key would. */
function forgeEntry(entry: string, place: number, part: string): string {
  return entry.split('.').with(place, part).join('.')
}

describe('the web process', () => {
  test('finds its organisation with a sealed entry, and no row of another in any table', async () => {
    expect(await all(web, enter(entryOf(here.administrator)), countOf('person'))).toEqual([{ rows: 7, others: 0 }])
    const setName = name('app.organisation_id', elsewhere.organisationId)
    const reading = tables.filter((table) => tableRights[table]?.web?.includes('SELECT'))
    expect(reading.length).toBeGreaterThan(25)
    for (const table of reading) {
      expect(await all(web, setName, countOf(table)), table).toEqual([{ rows: 0, others: 0 }])
      expect(await all(web, enter(entryOf(here.administrator)), setName, countOf(table)), table).toEqual([
        { rows: 0, others: 0 },
      ])
    }
  })

  test.each([
    ['another organisation', 0, () => elsewhere.organisationId],
    ['another person', 1, () => here.wardManager.personId],
    ['a later end', 3, () => `${Math.ceil(Date.now() / 1000) + 1_000_000}`],
    ['another seal', 4, () => '0'.repeat(64)],
  ])('is refused an entry with %s', async (_what, place, part) => {
    const entry = forgeEntry(entryOf(here.administrator), place, part())
    await expect(all(web, enter(entry))).rejects.toThrow('does not hold')
    const set = [name('app.entry', entry), name('app.organisation_id', entry.split('.')[0] ?? '')]
    expect(await all(web, ...set, countOf('person'))).toEqual([{ rows: 0, others: 0 }])
  })

  test('is refused an entry that is over, and one without a seal', async () => {
    await expect(all(web, enter(here.organisationId))).rejects.toThrow('does not hold')
    const realNow = Date.now
    Date.now = () => realNow() - 3 * 60 * 60 * 1000
    try {
      await expect(all(web, enter(entryOf(here.administrator)))).rejects.toThrow('does not hold')
    } finally {
      Date.now = realNow
    }
  })

  test.each([
    ['read_in_organisation', `SELECT * FROM read_in_organisation($1, 'SELECT id FROM person', '{}')`, () => []],
    [
      'rows_in_organisation',
      `SELECT json_array_elements(rows_in_organisation($1, 'SELECT id FROM person', '{}'))`,
      () => [],
    ],
    [
      'read_with_kept_plan',
      `SELECT json_array_elements(read_with_kept_plan($1, 'SELECT id FROM person', '{}'))`,
      () => [],
    ],
    ['viewer_of_person', 'SELECT * FROM viewer_of_person($1, $2)', () => [elsewhere.administrator.personId]],
    ['administrators_of', 'SELECT * FROM administrators_of($1)', () => []],
    ['count_assignments', 'SELECT * FROM count_assignments($1, NULL)', () => []],
  ])('gets nothing from %s of another organisation', async (_name, text, values) => {
    const call = [text, elsewhere.organisationId, ...values()] as const
    expect(await all(web, enter(entryOf(here.administrator)), call)).toEqual([])
  })

  test('reads no key', async () => {
    await expect(all(web, ['SELECT * FROM curtain.entry_key'])).rejects.toThrow('permission denied')
  })
})

describe('an answer of the web process', () => {
  const at = new Date('2026-05-04T10:00:00.000Z')
  const insert = (personId: string, answeredAt: Date) =>
    [
      `INSERT INTO answer (organisation_id, id, person_id, scene_id, item_id, practice_id, choice, correct, confidence, elapsed_ms,
         misconceptions, counts, answered_at) VALUES ($1, $2, $3, 's', 'i', 'p', '{}', true, 'sure', 1, '{}', true, $4)`,
      here.organisationId,
      randomUUID(),
      personId,
      answeredAt,
    ] as const
  const enterHere = () => enter(entryOf(here.wardClinicians[0], { answeredAt: at }))

  test('has the person and the time of its entry', async () => {
    const own = here.wardClinicians[0].personId
    // What the table then asks is whether it belongs to an attempt or a follow-up.
    await expect(all(web, enterHere(), insert(own, at))).rejects.toThrow('answer_of_one')
    await expect(all(web, enterHere(), insert(own, new Date(at.getTime() - 1)))).rejects.toThrow('time of the entry')
    await expect(all(web, enterHere(), insert(here.wardClinicians[1].personId, at))).rejects.toThrow('for the person')
  })

  test('is not written by an entry that states no time', async () => {
    const own = here.wardClinicians[0]
    await expect(all(web, enter(entryOf(own)), insert(own.personId, at))).rejects.toThrow('time of the entry')
  })
})

describe('an audit event of the web process', () => {
  const event = (actor: { personId: string }, at?: Date) =>
    inOrganisation(here.administrator, (transaction) =>
      audit(
        transaction,
        { ...here.administrator, personId: actor.personId },
        {
          action: 'person.changed',
          subject: { type: 'person', id: here.wardManager.personId },
          ...(at === undefined ? {} : { at }),
        },
      ),
    )

  test('is in the name of who acts, and in no other', async () => {
    await event(here.administrator)
    await expect(event(here.wardManager)).rejects.toThrow('in the name of the person who acts')
  })

  test('has the time of the database, whatever it says', async () => {
    const before = Date.now()
    await event(here.administrator, new Date('2001-01-01'))
    const rows = await inOrganisation(here.administrator, (transaction) =>
      transaction.auditEvent.findMany({ orderBy: { place: 'desc' }, take: 1 }),
    )
    expect(rows[0]?.at.getTime()).toBeGreaterThanOrEqual(before - 1000)
  })
})

describe('the worker', () => {
  test('enters any organisation by name, and sees that one alone', async () => {
    expect(await all(worker, enter(elsewhere.organisationId), countOf('person'))).toEqual([{ rows: 7, others: 7 }])
    expect(await all(worker, enter(here.organisationId), countOf('person'))).toEqual([{ rows: 7, others: 0 }])
  })
})

test('every policy asks once a statement which organisation it is', async () => {
  const { rows } = await web.query(`
    SELECT tablename FROM pg_policies WHERE concat(qual, with_check) LIKE '%current_organisation()%'
      AND concat(qual, with_check) NOT LIKE '%SELECT current_organisation()%'`)
  expect(rows).toEqual([])
})
