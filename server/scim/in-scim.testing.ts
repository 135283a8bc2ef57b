import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, expect } from 'vitest'
import { z } from 'zod'
import type { OwnerDatabase } from '#data/database/owner-database.ts'
import { dangerouslyDisconnect } from '#data/system.ts'
import { createTestDatabase, type TestDatabase } from '#platform/testing/database.ts'
import { makeTestOrganisation, type TestOrganisation } from '#simulation/testing/organisation.ts'
import { openOwner } from '#simulation/testing/with-owner.ts'
import { directory, type ScimServer, startScim, tokenFor } from './scim.testing.ts'

export const CreatedResource = z.object({ id: z.string() })

/** A server for a test file, and for each test an organisation with a directory of its own. */
export function inScim() {
  let testDatabase: TestDatabase
  let close: () => Promise<void>
  // Each is set before a test looks at it.
  const scim = {} as {
    owner: OwnerDatabase
    server: ScimServer
    home: TestOrganisation
    name: string
    token: string
    send: ReturnType<typeof directory>
  }

  beforeAll(async () => {
    testDatabase = await createTestDatabase({ as: 'web' })
    const ownerConnection = await openOwner(testDatabase.ownerUrl)
    scim.owner = ownerConnection.owner
    close = ownerConnection.close
    scim.server = await startScim()
  })

  beforeEach(async () => {
    scim.name = `scim-${randomUUID()}`
    scim.home = await makeTestOrganisation(scim.owner, scim.name)
    scim.token = await tokenFor(scim.home.administrator)
    scim.send = directory(scim.server, scim.token)
  })

  afterAll(async () => {
    scim.server.close()
    await close()
    await dangerouslyDisconnect()
    await testDatabase.drop()
  })

  const people = (locals: readonly string[]) =>
    scim.owner.person.findMany({
      where: { email: { in: locals.map((local) => `${local}@${scim.name}.example`) } },
      orderBy: { email: 'asc' },
      include: { roles: true, memberships: true },
    })

  return Object.assign(scim, {
    /** Has the directory send a new user; returns its id. */
    make: async (local: string, fields: object = {}): Promise<string> => {
      const userName = `${local}@${scim.name}.example`
      const { body, status } = await scim.send('POST', '/Users', {
        userName,
        name: { givenName: local, familyName: 'Directory' },
        emails: [{ value: userName, primary: true }],
        ...fields,
      })
      expect(status).toBe(201)
      return CreatedResource.parse(body).id
    },
    people,
    statuses: async (locals: readonly string[]) => (await people(locals)).map(({ status }) => status),
    events: (action: string) =>
      scim.owner.auditEvent.count({ where: { organisationId: scim.home.organisationId, action } }),
  })
}
