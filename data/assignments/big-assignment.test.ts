import type pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { archiveTeam } from '#data/people/archive-team.ts'
import { dangerouslyDisconnect } from '#data/system.ts'
import type { Administrator } from '#data/viewer.ts'
import { connect } from '#platform/database/connection.ts'
import { createTestDatabase, type TestDatabase } from '#platform/testing/database.ts'
import { makeLargeOrganisation } from '#simulation/bulk/large-organisation.ts'
import { createAssignment } from './create-assignment.ts'
import { listAssignments } from './list-assignments.ts'
import {
  dangerouslyListToReconcile,
  dangerouslyReconcileEnrolments,
  dangerouslyReconcilePutOff,
} from './reconcile-organisation.ts'
import { withdrawAssignment } from './withdraw-assignment.ts'

const now = new Date('2026-06-01T10:00:00Z')
/** With nine modules each: just more than anyone waits for. */
const clinicians = 1120
let testDatabase: TestDatabase
let client: pg.Client
let administrator: Administrator
let teamId: string

beforeAll(async () => {
  testDatabase = await createTestDatabase()
  client = await connect(testDatabase.ownerUrl)
  ;({ administrator, teamId } = await makeLargeOrganisation(client, { busy: 0, clinicians, now }))
})

afterAll(async () => {
  await client.end()
  await dangerouslyDisconnect()
  await testDatabase.drop()
})

test.each([['everyone'], ['a team']])(
  'an assignment of more than anyone waits for, to %s, is handed out and taken back by the worker, in batches',
  async (whom) => {
    const { organisationId } = administrator
    await dangerouslyReconcilePutOff(organisationId, { now })
    const { rows } = await client.query<{ slug: string }>(
      `SELECT jsonb_array_elements(document -> 'modules') ->> 'slug' AS slug FROM curriculum_version`,
    )
    const all = [...new Set(rows.map(({ slug }) => slug))].slice(0, 9)
    const audience = whom === 'everyone' ? ({ for: 'everyone' } as const) : ({ for: 'team', teamId } as const)
    const few = await createAssignment(administrator, { modules: all.slice(0, 1), audience, dueOn: now }, { now })
    expect(few).toMatchObject({ ok: true, enrolled: clinicians })
    const many = await createAssignment(administrator, { modules: all, audience, dueOn: now }, { now })
    if (!many.ok) throw new Error(many.problem)
    expect(many.enrolled).toBe('put-off')
    expect(await dangerouslyListToReconcile()).toEqual([organisationId])
    expect(await dangerouslyReconcilePutOff(organisationId, { now })).toBe(clinicians * all.length)
    expect(await dangerouslyListToReconcile()).toEqual([])
    const listAll = async () =>
      (await listAssignments(administrator, { page: 1 })).assignments.find(({ id }) => id === many.assignmentId)
    expect(await listAll()).toMatchObject({ countedAt: now, people: clinicians, finished: 0 })
    expect(await listAll()).toMatchObject({ openPeople: clinicians, openEnrolments: clinicians * all.length })
    await withdrawAssignment(administrator, many.assignmentId, { now })
    expect(await dangerouslyReconcilePutOff(organisationId, { now })).toBe(0)
    expect(await listAll()).toMatchObject({ people: clinicians, openPeople: 0 })
  },
)

test('what is withdrawn while the worker hands it out is taken back from everyone', async () => {
  const { organisationId } = administrator
  await dangerouslyReconcilePutOff(organisationId, { now })
  const { rows } = await client.query<{ slug: string }>(
    `SELECT DISTINCT jsonb_array_elements(document -> 'modules') ->> 'slug' AS slug FROM curriculum_version LIMIT 9`,
  )
  const modules = rows.map(({ slug }) => slug)
  const assignment = await createAssignment(
    administrator,
    { modules, audience: { for: 'everyone' }, dueOn: now },
    { now },
  )
  if (!assignment.ok) throw new Error(assignment.problem)
  // As a withdrawal does that is put off; the last person is held, so that it comes while the worker is under way.
  await client.query('BEGIN')
  await client.query('UPDATE assignment SET withdrawn_at = $2, counted_at = NULL WHERE id = $1', [
    assignment.assignmentId,
    now,
  ])
  await client.query('SELECT FROM person WHERE organisation_id = $1 ORDER BY id DESC LIMIT 1 FOR UPDATE', [
    organisationId,
  ])
  const working = dangerouslyReconcilePutOff(organisationId, { now })
  for (let waits = false; !waits; ) {
    const locks = await client.query<{ waits: boolean }>(
      'SELECT EXISTS (SELECT FROM pg_locks WHERE NOT granted AND transactionid = pg_current_xact_id()::xid) AS waits',
    )
    waits = locks.rows[0]?.waits ?? false
  }
  await client.query('COMMIT')
  expect(await working).toBe(clinicians * modules.length)
  expect(await dangerouslyListToReconcile()).toEqual([organisationId])
  await dangerouslyReconcilePutOff(organisationId, { now })
  expect(await dangerouslyListToReconcile()).toEqual([])
  const left = await client.query(
    'SELECT FROM enrolment WHERE organisation_id = $1 AND assignment_id = $2 AND released_at IS NULL',
    [organisationId, assignment.assignmentId],
  )
  expect(left.rowCount).toBe(0)
})

test('a team is archived that is more than anyone waits for, and its own work is taken back by the worker too', async () => {
  const { organisationId } = administrator
  await client.query('UPDATE assignment SET withdrawn_at = $2 WHERE organisation_id = $1', [organisationId, now])
  await dangerouslyReconcileEnrolments(organisationId, { now })
  const { rows } = await client.query<{ slug: string }>(
    `SELECT DISTINCT jsonb_array_elements(document -> 'modules') ->> 'slug' AS slug FROM curriculum_version LIMIT 9`,
  )
  const all = rows.map(({ slug }) => slug)
  await createAssignment(administrator, { modules: all, audience: { for: 'everyone' }, dueOn: now }, { now })
  const ofTeam = { modules: all.slice(0, 1), audience: { for: 'team', teamId }, dueOn: now } as const
  await createAssignment(administrator, ofTeam, { now })
  await dangerouslyReconcilePutOff(organisationId, { now })
  expect(await archiveTeam(administrator, { teamId }, { now })).toBe('archived')
  await dangerouslyReconcilePutOff(organisationId, { now })
  const { assignments } = await listAssignments(administrator, { page: 1 })
  expect(assignments.filter(({ team }) => team !== null).map(({ openPeople }) => openPeople)).toEqual([0, 0, 0])
  const everyone = assignments.filter(({ team, withdrawnAt }) => team === null && withdrawnAt === null)
  expect(everyone.map(({ openEnrolments }) => openEnrolments)).toEqual([clinicians * all.length])
})

test('the list of assignments is read a page at a time, and no page twice', async () => {
  const { organisationId } = administrator
  await client.query(
    `INSERT INTO assignment (organisation_id, id, due_on, created_at, counted_at)
     SELECT $1, gen_random_uuid(), $2::timestamptz, $2::timestamptz - number * interval '1 day', $2::timestamptz FROM generate_series(1, 45) number`,
    [organisationId, now],
  )
  const pages = await Promise.all([1, 2, 3].map((page) => listAssignments(administrator, { page })))
  expect(pages.map(({ assignments }) => assignments.length)).toEqual([20, 20, (pages[0]?.total ?? 0) - 40])
  expect(new Set(pages.flatMap(({ assignments }) => assignments.map(({ id }) => id))).size).toBe(pages[0]?.total)
})
