import { afterAll, beforeAll, expect, test } from 'vitest'
import { beginAttempt } from '#data/attempts/begin-attempt.ts'
import { findEnrolment } from '#data/attempts/find-enrolment.ts'
import type { OwnerDatabase } from '#data/database/owner-database.ts'
import { clinicianReport } from '#data/reports/clinician.ts'
import { teamReport } from '#data/reports/team.ts'
import { dangerouslyDisconnect } from '#data/system.ts'
import { putInService } from '#data/understanding/put-in-service.ts'
import { createTestDatabase, type TestDatabase } from '#platform/testing/database.ts'
import { compiledContent } from '#simulation/testing/compiled-content.ts'
import { completeModule } from '#simulation/testing/complete-module.ts'
import { makeTestOrganisation } from '#simulation/testing/organisation.ts'
import { openOwner } from '#simulation/testing/with-owner.ts'
import { createAssignment } from './create-assignment.ts'
import { listEnrolments } from './list-enrolments.ts'
import { dangerouslyReconcilePutOff } from './reconcile-organisation.ts'

const other = 'the-scribe-is-listening'
const now = new Date('2026-06-01T10:00:00Z')
const later = new Date('2026-06-10T10:00:00Z')
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

test('what was done of a module that is no longer in service is read as before, and holds nobody under a hundred per cent', async () => {
  const content = compiledContent()
  const home = await makeTestOrganisation(owner, 'retired')
  const audience = { for: 'team', teamId: home.teams.ward } as const
  await createAssignment(home.administrator, { modules: [other], audience, dueOn: later }, { now })
  const open = async (clinician: (typeof home.wardClinicians)[number]) => {
    const { toDo, underWay } = await listEnrolments(clinician, { now: later })
    return [...toDo, ...underWay].map(({ module }) => module.slug)
  }
  const [finisher, beginner, ...others] = home.wardClinicians
  await completeModule(finisher, other, { now: later })
  const startedRow = (await listEnrolments(beginner, { now: later })).toDo.find(({ module }) => module.slug === other)
  await beginAttempt(beginner, { enrolmentId: startedRow?.id ?? '', now: later })
  await putInService(owner, { ...content, modules: content.modules.filter((module) => module.slug !== other) })
  await dangerouslyReconcilePutOff(home.organisationId, { now: later })
  const report = await teamReport(home.wardManager, home.teams.ward, { now: new Date() })
  expect(report?.completed).toEqual({ done: 1, assigned: 1 })
  const { done, others: more } = await listEnrolments(finisher, { now: later })
  const finishedRow = done.find(({ module }) => module.slug === other)
  expect(finishedRow?.module.title.text).toBeTruthy()
  expect(more.map(({ slug }) => slug)).not.toContain(other)
  expect((await findEnrolment(finisher, finishedRow?.id ?? ''))?.attempt?.debrief).not.toBeNull()
  expect((await clinicianReport(home.wardManager, finisher.personId, { now: later }))?.modules).toHaveLength(1)
  // What was begun can be finished, and nothing is asked of those who had not begun.
  expect(await open(beginner)).toEqual([other])
  expect((await findEnrolment(beginner, startedRow?.id ?? ''))?.attempt).not.toBeNull()
  for (const clinician of others) expect(await open(clinician)).toEqual([])
  await putInService(owner, content)
})
