import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach } from 'vitest'
import type { OwnerDatabase } from '#data/database/owner-database.ts'
import { dangerouslyDisconnect } from '#data/system.ts'
import { createTestDatabase, type TestDatabase } from '#platform/testing/database.ts'
import { type LivedOrganisation, makeLivedOrganisation } from './lived-organisation.ts'
import { makeTestOrganisation, type TestOrganisation } from './organisation.ts'
import { openOwner } from './with-owner.ts'

let close: () => Promise<void>
/** The test file’s database and its owner, once the hooks have run; so with the organisations below. */
export let testDatabase: TestDatabase
export let owner: OwnerDatabase
export let home: TestOrganisation
export let livedOrganisation: LivedOrganisation

/** Gives the test file that calls it a database of its own, open as its owner. */
export function setUpOwner(): void {
  beforeAll(async () => {
    testDatabase = await createTestDatabase()
    ;({ owner, close } = await openOwner(testDatabase.ownerUrl))
  })
  afterAll(async () => {
    await close()
    await dangerouslyDisconnect()
    await testDatabase.drop()
  })
}

/** The same with an organisation in which nothing has happened yet, `home`. */
export function setUpHome(options?: Parameters<typeof makeTestOrganisation>[2]): void {
  setUpOwner()
  beforeAll(async () => {
    home = await makeTestOrganisation(owner, 'home', options)
  })
}

/** The same with another one before each test. */
export function setUpFreshHome(): void {
  setUpOwner()
  beforeEach(async () => {
    home = await makeTestOrganisation(owner, `home-${randomUUID()}`)
  })
}

/** The same with an organisation that has lived half a year from 5 January 2026 on, `lived`. */
export function setUpLivedOrganisation(): void {
  setUpOwner()
  beforeAll(async () => {
    livedOrganisation = await makeLivedOrganisation(owner, 'lived', { from: new Date('2026-01-05T09:00:00Z') })
  })
}
