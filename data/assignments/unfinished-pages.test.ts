import type pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { dangerouslyDisconnect } from '#data/system.ts'
import type { Administrator } from '#data/viewer.ts'
import { connect } from '#platform/database/connection.ts'
import { createTestDatabase, type TestDatabase } from '#platform/testing/database.ts'
import { makeLargeOrganisation } from '#simulation/bulk/large-organisation.ts'
import { createAssignment } from './create-assignment.ts'
import {
  listUnfinishedPeople,
  type UnfinishedFrom,
  type UnfinishedPage,
  unfinishedAPage,
} from './list-unfinished-people.ts'

const now = new Date('2026-06-01T10:00:00Z')
/** With what the middle date has they are more than are put in order at once. */
const clinicians = 1300
let testDatabase: TestDatabase
let client: pg.Client
let administrator: Administrator
let assignmentId: string
let inOrder: string[]

beforeAll(async () => {
  testDatabase = await createTestDatabase()
  client = await connect(testDatabase.ownerUrl)
  administrator = (await makeLargeOrganisation(client, { busy: 0, clinicians, now })).administrator
  const { rows: modules } = await client.query<{ slug: string }>(
    `SELECT DISTINCT jsonb_array_elements(document -> 'modules') ->> 'slug' AS slug FROM curriculum_version ORDER BY 1 LIMIT 2`,
  )
  const request = { modules: modules.map(({ slug }) => slug), audience: { for: 'everyone' }, dueOn: now } as const
  const assignment = await createAssignment(administrator, request, { now })
  if (!assignment.ok) throw new Error(assignment.problem)
  assignmentId = assignment.assignmentId
  // Names that letters and capitals would put in another order, some of them twice; some people have one name.
  await client.query(
    `UPDATE person SET given_name = (ARRAY['Åsa', 'ana', 'Ben', 'Zoë'])[1 + n % 4],
       family_name = CASE WHEN n % 50 = 0 THEN '' ELSE (ARRAY['Álvarez', 'zúñiga', 'Mora', 'de Vries'])[1 + n % 4] || n / 3 END
     FROM (SELECT id, row_number() OVER (ORDER BY id)::integer AS n FROM person) numbered WHERE numbered.id = person.id`,
  )
  // Three dates with few people before the one of most, and two after it; every seventh has two dates, every ninth is done.
  await client.query(
    `UPDATE enrolment e SET
       due_on = date '2026-06-01' + CASE WHEN n % 100 < 3 THEN n % 100 - 3 WHEN n % 100 > 97 THEN n % 100 ELSE 0 END
         + CASE WHEN n % 7 = 0 AND e.module_slug = $1 THEN 5 ELSE 0 END,
       completed_at = CASE WHEN n % 9 = 0 OR n % 7 = 1 AND e.module_slug = $1 THEN $2::timestamptz END
     FROM (SELECT id, row_number() OVER (ORDER BY id)::integer AS n FROM person) numbered WHERE numbered.id = e.person_id`,
    [request.modules[0], now],
  )
  const { rows: expectedRows } = await client.query<{ id: string }>(
    `SELECT p.id FROM person p JOIN enrolment e ON e.person_id = p.id AND e.completed_at IS NULL AND e.released_at IS NULL
     GROUP BY p.organisation_id, p.id
     ORDER BY min(e.due_on), coalesce(nullif(p.family_name, ''), p.given_name) COLLATE "en-x-icu", p.given_name COLLATE "en-x-icu", p.id`,
  )
  inOrder = expectedRows.map(({ id }) => id)
})

afterAll(async () => {
  await client.end()
  await dangerouslyDisconnect()
  await testDatabase.drop()
})

const idsOf = ({ people }: UnfinishedPage) => people.map(({ id }) => id)

/** All pages one after the other, each from where the one before says. */
async function pages(way: 'after' | 'before', from: UnfinishedFrom, search = ''): Promise<UnfinishedPage[]> {
  const walkedPages: UnfinishedPage[] = []
  for (let next = from; ; ) {
    const page = await listUnfinishedPeople(administrator, assignmentId, { from: next, search })
    walkedPages.push(page)
    const personId = page[way]
    if (personId === null) return walkedPages
    next = { way, personId }
  }
}

test('goes through everyone once, by their earliest date and by name, onward and back', async () => {
  expect(inOrder.length).toBeGreaterThan(1050)
  const onward = await pages('after', null)
  expect(onward.flatMap(idsOf)).toEqual(inOrder)
  expect(onward.slice(0, -1).every(({ people }) => people.length === unfinishedAPage)).toBe(true)
  expect([onward[0]?.before, onward[0]?.total]).toEqual([null, null])
  const last = inOrder.at(-1) ?? ''
  const back = await pages('before', { way: 'before', personId: last })
  expect(back.reverse().flatMap(idsOf)).toEqual(inOrder.slice(0, -1))
})

test('a search goes through those it finds in the same order', async () => {
  const matchingPages = await pages('after', null, 'ALVAREZ asa')
  const { rows } = await client.query<{ id: string }>(
    `SELECT id FROM person WHERE family_name LIKE 'Álvarez%' AND given_name = 'Åsa'`,
  )
  const allIds = new Set(rows.map(({ id }) => id))
  expect(matchingPages.length).toBeGreaterThan(2)
  expect(matchingPages.flatMap(idsOf)).toEqual(inOrder.filter((id) => allIds.has(id)))
})

test('who has finished meanwhile still says where the next page begins', async () => {
  const first = await listUnfinishedPeople(administrator, assignmentId)
  const personId = first.after ?? ''
  const next = await listUnfinishedPeople(administrator, assignmentId, { from: { way: 'after', personId } })
  await client.query('UPDATE enrolment SET completed_at = $2 WHERE person_id = $1', [personId, now])
  expect(await listUnfinishedPeople(administrator, assignmentId, { from: { way: 'after', personId } })).toEqual(next)
})
