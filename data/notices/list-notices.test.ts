import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createAssignment } from '#data/assignments/create-assignment.ts'
import { answerContest } from '#data/contests/answer-contest.ts'
import type { OwnerDatabase } from '#data/database/owner-database.ts'
import { dangerouslyDisconnect } from '#data/system.ts'
import { createTestDatabase, type TestDatabase } from '#platform/testing/database.ts'
import { makeTestOrganisation, type TestOrganisation } from '#simulation/testing/organisation.ts'
import { openOwner } from '#simulation/testing/with-owner.ts'
import { countUnreadNotices } from './count-unread-notices.ts'
import { listNotices } from './list-notices.ts'
import { dangerouslyMakeNotices } from './make-notices.ts'
import { readNotices } from './read-notices.ts'

let testDatabase: TestDatabase
let owner: OwnerDatabase
let home: TestOrganisation
let close: () => Promise<void>

beforeAll(async () => {
  testDatabase = await createTestDatabase()
  ;({ owner, close } = await openOwner(testDatabase.ownerUrl))
  home = await makeTestOrganisation(owner, 'home')
})
afterAll(async () => {
  await close()
  await dangerouslyDisconnect()
  await testDatabase.drop()
})

const at = (day: string) => new Date(`${day}T10:00:00Z`)

test('a contest that is answered is told to its maker, who reads it as unread once', async () => {
  const [clinician] = home.bayClinicians
  const { organisationId, personId } = clinician
  await createAssignment(
    home.administrator,
    { modules: ['the-call-that-dropped'], audience: { for: 'person', personId }, dueOn: new Date('2026-06-20') },
    { now: at('2026-06-01') },
  )
  await dangerouslyMakeNotices(organisationId, { now: at('2026-06-01') })
  const practice = { organisationId, personId, itemId: 'x', practiceId: 'y' }
  const answer = await owner.answer.create({
    data: {
      ...practice,
      id: randomUUID(),
      followUpId: (
        await owner.followUp.create({
          data: {
            organisationId,
            personId,
            occasion: 'week',
            modules: [],
            dueOn: at('2026-05-01'),
            closesOn: at('2026-05-02'),
            seed: 's',
          },
        })
      ).id,
      sceneId: 's',
      correct: false,
      confidence: 'guess',
      elapsedMs: 1,
      counts: false,
      answeredAt: at('2026-06-01'),
    },
  })
  const { hash } = await owner.moduleVersion.findFirstOrThrow()
  const { id: contestId } = await owner.contest.create({
    data: {
      ...practice,
      answerId: answer.id,
      documentHash: hash,
      policyVersion: 1,
      kind: 'wrong',
      reason: 'Because.',
      madeAt: at('2026-06-01'),
    },
  })
  await answerContest(home.administrator, { contestId, outcome: 'kept', reply: 'No.' }, { now: at('2026-06-02') })
  expect(await countUnreadNotices(clinician)).toBe(2)
  const { notices } = await listNotices(clinician, { before: null }, { now: at('2026-06-02') })
  expect(notices).toMatchObject([
    { kind: 'contest-answered', readAt: null, module: null, isOpen: true },
    {
      kind: 'assigned',
      until: new Date('2026-06-20'),
      module: { text: expect.stringContaining('dropped') },
      isOpen: true,
    },
  ])
  await readNotices(clinician, { now: at('2026-06-02') })
  expect(await countUnreadNotices(clinician)).toBe(0)
})
