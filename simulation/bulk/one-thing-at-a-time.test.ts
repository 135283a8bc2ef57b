import { afterAll, beforeAll, expect, test } from 'vitest'
import type { OwnerDatabase } from '#data/database/owner-database.ts'
import { initialPolicy, makeOrganisation } from '#data/people/make-organisation.ts'
import { dangerouslyDisconnect } from '#data/system.ts'
import { createTestDatabase, type TestDatabase } from '#platform/testing/database.ts'
import { simulatedCurriculum } from '#simulation/curriculum-in-service.ts'
import { simulateClinician } from '#simulation/model/clinician.ts'
import { liveThrough } from '#simulation/model/live-through.ts'
import { seededRandom } from '#simulation/model/random.ts'
import { openOwner } from '#simulation/testing/with-owner.ts'

const now = new Date('2026-06-10T03:07:00Z')
const start = new Date('2025-10-01T09:00:00Z')
let testDatabase: TestDatabase
let owner: OwnerDatabase
let close: () => Promise<void>

beforeAll(async () => {
  testDatabase = await createTestDatabase()
  ;({ owner, close } = await openOwner(testDatabase.ownerUrl))
})
afterAll(async () => {
  await close()
  await dangerouslyDisconnect()
  await testDatabase.drop()
})

test('a life is lived one thing at a time, also where a follow-up would fall into a module', async () => {
  const { organisationId } = await makeOrganisation(owner, {
    name: 'busy',
    policy: initialPolicy,
    teams: [],
    people: [],
    createdAt: start,
  })
  const curriculum = await simulatedCurriculum({ organisationId })
  const [first = '', second = ''] = curriculum.modules.keys()
  const liveIt = (seed: number, secondAt: Date | null) => {
    const random = seededRandom(seed)
    const clinician = simulateClinician(random, { practices: curriculum.practices.map(({ id }) => id), mean: 0 })
    const run = { calledAwayAfter: null, because: 'own-choice' as const }
    const runs = [
      { ...run, moduleSlug: first, startedAt: start },
      ...(secondAt === null ? [] : [{ ...run, moduleSlug: second, startedAt: secondAt }]),
    ]
    const habits = { doesFollowUps: 1, leavesFollowUpsFrom: null, gain: 0.4, enoughAnswers: null }
    return liveThrough(clinician, { assignments: [], runs, ...habits, until: now }, { curriculum, random })
  }
  // Not everyone has something left to be asked: that depends on the questions.
  const [life] = [3, 4, 5, 6, 7, 8, 9].flatMap((seed) => {
    const startedAt = liveIt(seed, null).followUps.find((each) => each.startedAt !== null)?.startedAt
    return startedAt == null ? [] : [{ seed, done: startedAt }]
  })
  if (life === undefined) throw new Error('Nobody did a follow-up')
  const { seed, done } = life
  const { answers, followUps } = liveIt(seed, new Date(done.getTime() - 60_000))
  const times = answers.map(({ answeredAt }) => answeredAt.getTime())
  expect(times).toEqual(times.toSorted((one, other) => one - other))
  expect(followUps[0]?.startedAt?.getTime()).toBeGreaterThan(done.getTime())
})
