import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { dangerouslyDisconnect } from '#data/system.ts'
import { createTestDatabase, type TestDatabase } from '#platform/testing/database.ts'
import { makeTestOrganisation, type TestOrganisation } from '#simulation/testing/organisation.ts'
import { openOwner } from '#simulation/testing/with-owner.ts'
import { codeAt, later } from './set-up.testing.ts'
import { beginSecondFactor, findOwnFactor, makeRecoveryCodes } from './set-up.ts'

let testDatabase: TestDatabase
let close: () => Promise<void>
let organisation: TestOrganisation

beforeAll(async () => {
  testDatabase = await createTestDatabase()
  const ownerConnection = await openOwner(testDatabase.ownerUrl)
  close = ownerConnection.close
  organisation = await makeTestOrganisation(ownerConnection.owner, `factor-${randomUUID()}`)
})

afterAll(async () => {
  await close()
  await dangerouslyDisconnect()
  await testDatabase.drop()
})

test('a second factor is set up where it was begun and nowhere else: whoever began it knows its secret', async () => {
  const { administrator } = organisation
  const [theirs, mine] = [randomUUID(), randomUUID()].map((sessionId) => ({ sessionId }))
  if (theirs === undefined || mine === undefined) throw new Error('There are two')
  await beginSecondFactor(administrator, { ...theirs, now: later(60) })
  const ownFactor = await findOwnFactor(administrator, theirs)
  if (ownFactor.state !== 'begun') throw new Error(`It is ${ownFactor.state}`)
  expect(await findOwnFactor(administrator, mine)).toEqual({ state: 'none' })
  const theirCode = codeAt(ownFactor.secret, later(60))
  const at = { device: null, now: later(60) }
  expect(await makeRecoveryCodes(administrator, theirCode, { ...mine, ...at })).toMatchObject({ ok: false })
  await beginSecondFactor(administrator, { ...mine, now: later(60) })
  expect(await findOwnFactor(administrator, theirs)).toEqual({ state: 'none' })
  const anew = await findOwnFactor(administrator, mine)
  if (anew.state !== 'begun') throw new Error(`It is ${anew.state}`)
  expect(anew.secret).not.toBe(ownFactor.secret)
  expect(await makeRecoveryCodes(administrator, theirCode, { ...theirs, ...at })).toMatchObject({ ok: false })
  const creation = await makeRecoveryCodes(administrator, codeAt(anew.secret, later(60)), { ...mine, ...at })
  expect(creation.ok).toBe(true)
  // Once set up it is the person's, in whatever session.
  expect(await findOwnFactor(administrator, theirs)).toMatchObject({ state: 'on' })
  const later90 = { device: null, now: later(90) }
  const again = await makeRecoveryCodes(administrator, codeAt(anew.secret, later(90)), { ...theirs, ...later90 })
  expect(again.ok).toBe(true)
})
