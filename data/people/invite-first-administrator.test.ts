import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { OwnerDatabase } from '#data/database/owner-database.ts'
import { dangerouslyDisconnect } from '#data/system.ts'
import { createTestDatabase, type TestDatabase } from '#platform/testing/database.ts'
import { openOwner } from '#simulation/testing/with-owner.ts'
import { dangerouslyFindToken } from './find-token.ts'
import { inviteFirstAdministrator } from './invite-first-administrator.ts'
import { dangerouslySpendToken } from './spend-token.ts'

const now = new Date('2026-06-01T10:00:00Z')
const expiresAt = new Date('2026-06-15T10:00:00Z')
const administrator = { email: 'first@new.example', givenName: 'First', familyName: '', profession: 'Administrator' }

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

test('a first administrator whose link was lost gets another, until they have joined', async () => {
  const invite = (organisation: string, tokenHash: string) =>
    inviteFirstAdministrator(owner, { organisation, administrator }, { tokenHash, expiresAt }, { now })
  const [lostLink, link] = [randomUUID(), randomUUID()]
  expect(await invite('Fernhill', lostLink)).toBe('made')
  expect(await invite('Elsewhere', randomUUID())).toBe('made')
  expect(await invite('Fernhill', link)).toBe('invited-again')
  expect(await owner.organisation.count()).toBe(2)
  expect(await dangerouslyFindToken(lostLink, { now })).toBeNull()
  const subject = await dangerouslyFindToken(link, { now })
  if (subject === null) throw new Error('The new link does not work')
  expect(await dangerouslySpendToken(subject, { passwordHash: 'chosen', language: 'en', now })).toBe(true)
  expect(await invite('Fernhill', randomUUID())).toBe('address-taken')
})
