import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { OwnerDatabase } from '#data/database/owner-database.ts'
import { dangerouslyDisconnect } from '#data/system.ts'
import { createTestDatabase, type TestDatabase } from '#platform/testing/database.ts'
import { makeTestOrganisation } from '#simulation/testing/organisation.ts'
import { openOwner } from '#simulation/testing/with-owner.ts'
import { keepSignOnSettings } from './keep-settings.ts'

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

test('a provider that is entered twice at once is kept once, and of two organisations at once one has the domain', async () => {
  const [one, other] = [await makeTestOrganisation(owner, 'one'), await makeTestOrganisation(owner, 'other')]
  const settings = {
    issuer: 'https://provider.example',
    clientId: 'curtain',
    clientSecret: 'sealed',
    domains: [`${randomUUID()}.example`],
    makesAccounts: false,
  }
  const keep = ({ administrator }: typeof one) => keepSignOnSettings(administrator, settings, { now: new Date() })
  expect(await Promise.all([keep(one), keep(one)])).toEqual([{ ok: true }, { ok: true }])
  const domains = [`${randomUUID()}.example`]
  const outcomes = await Promise.all(
    [one, other].map(({ administrator }) =>
      keepSignOnSettings(administrator, { ...settings, domains }, { now: new Date() }),
    ),
  )
  expect(outcomes.map(({ ok }) => ok).sort()).toEqual([false, true])
  expect(await owner.signOnDomain.count({ where: { domain: domains[0] } })).toBe(1)
})
