import { randomUUID } from 'node:crypto'
import type pg from 'pg'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { OwnerDatabase } from '#data/database/owner-database.ts'
import { archiveTeam } from '#data/people/archive-team.ts'
import { createTeam } from '#data/people/create-team.ts'
import { mergeTeam } from '#data/people/merge-team.ts'
import { dangerouslyDisconnect } from '#data/system.ts'
import { parseRule } from '#domain/assignments/audience-rule.ts'
import { connect } from '#platform/database/connection.ts'
import { createTestDatabase, type TestDatabase } from '#platform/testing/database.ts'
import { makeTestOrganisation, type TestOrganisation } from '#simulation/testing/organisation.ts'
import { openOwner } from '#simulation/testing/with-owner.ts'
import { createAssignment } from './create-assignment.ts'
import { listEnrolments } from './list-enrolments.ts'
import { withdrawAssignment } from './withdraw-assignment.ts'

/** What two administrators do in the same moment: one of them is a transaction that stands open here. */

const slug = 'the-call-that-dropped'
const now = new Date('2026-06-01T10:00:00Z')
const dueOn = new Date('2026-07-01T00:00:00Z')

let testDatabase: TestDatabase
let owner: OwnerDatabase
let close: () => Promise<void>
let other: pg.Client
let home: TestOrganisation

beforeAll(async () => {
  testDatabase = await createTestDatabase()
  ;({ owner, close } = await openOwner(testDatabase.ownerUrl))
  other = await connect(testDatabase.ownerUrl)
})
beforeEach(async () => {
  home = await makeTestOrganisation(owner, `at-once-${randomUUID()}`)
  await other.query('BEGIN')
})
afterAll(async () => {
  await other.end()
  await close()
  await dangerouslyDisconnect()
  await testDatabase.drop()
})

/** Until an act waits for what the open transaction holds, or has ended without. */
async function waitsOrEnds(act: Promise<unknown>): Promise<void> {
  let ended = false
  const ending = act.finally(() => {
    ended = true
  })
  ending.catch(() => {})
  for (let waits = false; !waits && !ended; ) {
    const [row] = await owner.$queryRaw<{ waits: boolean }[]>`
      SELECT EXISTS (SELECT FROM pg_locks l JOIN pg_database d ON d.oid = l.database
        WHERE d.datname = current_database() AND NOT l.granted) AS waits`
    waits = row?.waits ?? false
  }
}

test('who joins a team while its first assignment is being made is asked too', async () => {
  const { administrator, organisationId, teams } = home
  const theatre = await createTeam(administrator, { name: 'Theatre', parentId: null })
  if (!theatre.ok) throw new Error(theatre.problem)
  const assignmentId = randomUUID()
  await other.query(
    `INSERT INTO assignment (organisation_id, id, team_id, due_on, created_at) VALUES ($1, $2, $3, $4, $5)`,
    [organisationId, assignmentId, theatre.teamId, dueOn, now],
  )
  await other.query('INSERT INTO assignment_module (organisation_id, assignment_id, module_slug) VALUES ($1, $2, $3)', [
    organisationId,
    assignmentId,
    slug,
  ])
  await other.query('SELECT reconcile_enrolments($1, NULL, $2, $3)', [organisationId, assignmentId, now])
  const merging = mergeTeam(administrator, { teamId: teams.bay, intoId: theatre.teamId }, { now })
  await waitsOrEnds(merging)
  await other.query('COMMIT')
  expect(await merging).toBe('merged')
  expect((await listEnrolments(home.bayClinicians[0], { now })).toDo.map(({ module }) => module.slug)).toEqual([slug])
})

test.each([
  ['archived', (teamId: string) => archiveTeam(home.administrator, { teamId }, { now })],
  ['merged', (teamId: string) => mergeTeam(home.administrator, { teamId, intoId: home.teams.ward }, { now })],
])('a team is %s while someone changes what is assigned to it, and neither is turned away', async (actName, act) => {
  const { administrator, organisationId, teams } = home
  const audience = { for: 'team', teamId: teams.bay } as const
  const assignment = await createAssignment(administrator, { modules: [slug], audience, dueOn }, { now })
  if (!assignment.ok) throw new Error(assignment.problem)
  await other.query(`SELECT pg_advisory_xact_lock(hashtextextended('curtain: enrolments ' || $1::text, 0))`, [
    organisationId,
  ])
  const acting = act(teams.bay)
  await waitsOrEnds(acting)
  await other.query('SELECT FROM assignment WHERE organisation_id = $1 AND id = $2 FOR UPDATE', [
    organisationId,
    assignment.assignmentId,
  ])
  await other.query('COMMIT')
  expect(await acting).toBe(actName)
})

test('people get other professions, which rules name, while such an assignment is withdrawn, and neither is turned away', async () => {
  const { administrator, organisationId } = home
  const rule = parseRule('asked.profession.Nurse')
  if (rule === null) throw new Error('not a rule')
  const audience = { for: 'rules', rules: [rule] } as const
  const assignment = await createAssignment(administrator, { modules: [slug], audience, dueOn }, { now })
  if (!assignment.ok) throw new Error(assignment.problem)
  await other.query(`UPDATE person SET profession = 'Matron' WHERE organisation_id = $1`, [organisationId])
  const withdrawing = withdrawAssignment(administrator, assignment.assignmentId, { now })
  await waitsOrEnds(withdrawing)
  await other.query('SELECT reconcile_enrolments($1, NULL, NULL, $2)', [organisationId, now])
  await other.query('COMMIT')
  expect(await withdrawing).toBe('withdrawn')
})
