import { afterAll, beforeAll, expect, test } from 'vitest'
import { dangerouslyDisconnect } from '#data/system.ts'
import { dangerouslyDutiesOfPerson } from '#data/viewer.ts'
import { createTestDatabase, type TestDatabase } from '#platform/testing/database.ts'
import { makeAnsweredOrganisation } from '#simulation/testing/simulated-answers.ts'
import { openOwner } from '#simulation/testing/with-owner.ts'
import { statusesOf } from './shared/statuses-of.ts'

let testDatabase: TestDatabase

beforeAll(async () => {
  testDatabase = await createTestDatabase()
})

afterAll(async () => {
  await dangerouslyDisconnect()
  await testDatabase.drop()
})

test('what someone believes still is read of what this version stores, and of what versions before it stored', async () => {
  const { owner, close } = await openOwner(testDatabase.ownerUrl)
  const at = new Date('2026-06-01T10:00:00Z')
  const { organisationId, personIds } = await makeAnsweredOrganisation(owner, 'believes', { clinicians: 1, at })
  const [personId = ''] = personIds
  const rows = await owner.understanding.findMany({
    where: { organisationId, personId },
    orderBy: { practiceId: 'asc' },
  })
  const [now, before] = rows
  if (now === undefined || before === undefined) throw new Error('Nothing was answered')
  const store = ({ practiceId }: { practiceId: string }, misconceptions: object) =>
    owner.understanding.update({
      where: { organisationId_personId_practiceId: { organisationId, personId, practiceId } },
      data: { misconceptions },
    })
  const lastAt = '2026-05-01T10:00:00.000Z'
  await store(now, {
    held: [{ at: lastAt, sure: true, misconceptions: ['padlock-means-safe'], rightSince: 0 }],
    putRight: { 'known-number-is-proof': { since: lastAt, at: lastAt } },
  })
  await store(before, { 'known-number-is-proof': { times: 2, sure: 1, lastAt } })
  await close()
  const clinician = (await dangerouslyDutiesOfPerson({ organisationId, personId }))?.clinician
  if (clinician == null) throw new Error('Nobody may look')
  const { beliefs } = (await statusesOf(clinician, [personId]))(personId)
  expect(beliefs.get(now.practiceId)).toEqual([{ id: 'padlock-means-safe', times: 1, sure: 1, lastAt }])
  expect(beliefs.get(before.practiceId)).toEqual([{ id: 'known-number-is-proof', times: 2, sure: 1, lastAt }])
})
