import { afterAll, beforeAll, expect, test } from 'vitest'
import type { OwnerDatabase } from '#data/database/owner-database.ts'
import { savePolicy } from '#data/policy/save-policy.ts'
import { dangerouslyDisconnect } from '#data/system.ts'
import { unsetPolicy } from '#domain/policy/policy.ts'
import { createTestDatabase, type TestDatabase } from '#platform/testing/database.ts'
import { makeTestOrganisation, type TestOrganisation } from '#simulation/testing/organisation.ts'
import { openOwner } from '#simulation/testing/with-owner.ts'
import { annotatedFollowUps, annotatedModule } from './annotated-content.ts'
import { contentOverview } from './content-overview.ts'

const now = new Date('2026-06-01T10:00:00Z')
const slug = 'the-call-that-dropped'

let testDatabase: TestDatabase
let owner: OwnerDatabase
let close: () => Promise<void>
let organisation: TestOrganisation

beforeAll(async () => {
  testDatabase = await createTestDatabase()
  const ownerConnection = await openOwner(testDatabase.ownerUrl)
  owner = ownerConnection.owner
  close = ownerConnection.close
  organisation = await makeTestOrganisation(owner, 'content')
})

afterAll(async () => {
  await close()
  await dangerouslyDisconnect()
  await testDatabase.drop()
})

test('an administrator finds every module, every follow-up bank and every source, those due for review first', async () => {
  const { modules, followUps, sources } = await contentOverview(organisation.administrator, { now })
  expect(modules).toHaveLength(10)
  expect(followUps).toHaveLength(10)
  expect(sources.length).toBeGreaterThan(10)
  const firstNotDue = sources.findIndex(({ reviewDue }) => !reviewDue)
  expect(sources.slice(firstNotDue).every(({ reviewDue }) => !reviewDue)).toBe(firstNotDue >= 0)
})

test('a source is due for review once its day is past', async () => {
  const { sources } = await contentOverview(organisation.administrator, { now: new Date('2099-01-01') })
  expect(sources.every(({ reviewDue }) => reviewDue)).toBe(true)
})

test('a module is read under the policy of the organisation, with keys, reasons and what stands under other policies', async () => {
  await savePolicy(
    organisation.administrator,
    { policy: { ...unsetPolicy, fallback: 'telephone' }, basedOn: 1 },
    { now },
  )
  const annotatedContent = await annotatedModule(organisation.administrator, slug, { now })
  expect(annotatedContent?.policyVersion).toBe(2)
  const decidedItem = annotatedContent?.content.scenes
    .flatMap(({ item }) => item ?? [])
    .find(({ principle }) => principle.variants.length > 0)
  expect(decidedItem?.principle.wording.text).toContain('telephone')
  expect(decidedItem?.principle.variants.length).toBeGreaterThan(1)
  expect(await annotatedModule(organisation.administrator, 'no-such-module', { now })).toBeNull()
})

test('each question carries its statistics once there are any', async () => {
  const before = await annotatedFollowUps(organisation.administrator, 'right-patient', { now })
  const item = before?.content.moments[0]?.item
  expect(before?.statistics.size).toBe(0)
  const { hash } = await owner.parameterVersion.findFirstOrThrow()
  await owner.itemStatistics.create({
    data: {
      parametersHash: hash,
      itemId: item?.id ?? '',
      computedAt: now,
      document: {
        verdict: 'too-few-answers',
        practice: 'right-patient',
        answers: 12,
        quarantined: false,
        stated: { bias: null, answers: 12, sure: 3, sureAndWrong: 1, confidentlyWrongRate: 0.15 },
      },
    },
  })
  const after = await annotatedFollowUps(organisation.administrator, 'right-patient', { now })
  expect(after?.statistics.get(item?.id ?? '')).toMatchObject({ verdict: 'too-few-answers', answers: 12 })
  expect(await annotatedFollowUps(organisation.administrator, 'no-such-practice', { now })).toBeNull()
})
