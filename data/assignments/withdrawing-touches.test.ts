import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { OwnerDatabase } from '#data/database/owner-database.ts'
import { suspendPerson } from '#data/people/suspend-person.ts'
import { dangerouslyDisconnect } from '#data/system.ts'
import { createTestDatabase, type TestDatabase } from '#platform/testing/database.ts'
import { makeTestOrganisation } from '#simulation/testing/organisation.ts'
import { openOwner } from '#simulation/testing/with-owner.ts'
import { createAssignment } from './create-assignment.ts'
import { listAssignments } from './list-assignments.ts'
import { withdrawAssignment } from './withdraw-assignment.ts'

const now = new Date('2026-06-01T10:00:00Z')
let testDatabase: TestDatabase
let owner: OwnerDatabase
let close: () => Promise<void>

beforeAll(async () => {
  testDatabase = await createTestDatabase()
  const ownerConnection = await openOwner(testDatabase.ownerUrl)
  owner = ownerConnection.owner
  close = ownerConnection.close
})

afterAll(async () => {
  await close()
  await dangerouslyDisconnect()
  await testDatabase.drop()
})

test('withdrawing touches anyone who has something left to finish: people, and what they have to finish, apart', async () => {
  const { administrator, teams, organisationId } = await makeTestOrganisation(owner, `open-${randomUUID()}`)
  const assignment = await createAssignment(
    administrator,
    {
      modules: ['the-call-that-dropped', 'one-login-for-the-ward'],
      audience: { for: 'team', teamId: teams.ward },
      dueOn: now,
    },
    { now },
  )
  if (!assignment.ok) throw new Error(assignment.problem)
  const { assignmentId } = assignment
  const open = async () => {
    const { assignments } = await listAssignments(administrator, { page: 1 })
    const { openPeople: people, openEnrolments: enrolments } = assignments.find(({ id }) => id === assignmentId) ?? {}
    return { people, enrolments }
  }
  expect(await open()).toEqual({ people: 4, enrolments: 8 })
  const [first] = await owner.enrolment.findMany({ where: { organisationId, assignmentId } })
  await owner.enrolment.updateMany({ where: { organisationId, id: first?.id ?? '' }, data: { completedAt: now } })
  expect(await open()).toEqual({ people: 4, enrolments: 7 })
  await owner.enrolment.updateMany({
    where: { organisationId, personId: first?.personId ?? '' },
    data: { completedAt: now },
  })
  expect(await open()).toEqual({ people: 3, enrolments: 6 })
  // Who is suspended is asked nothing, so nothing is taken from them.
  const [left] = await owner.enrolment.findMany({ where: { organisationId, assignmentId, completedAt: null } })
  await suspendPerson(administrator, left?.personId ?? '', { now })
  expect(await open()).toEqual({ people: 2, enrolments: 4 })
  await withdrawAssignment(administrator, assignmentId, { now })
  expect(await open()).toEqual({ people: 0, enrolments: 0 })
})
