import { randomUUID } from 'node:crypto'
import { createAssignment } from '#data/assignments/create-assignment.ts'
import { asOwner } from '#data/database/owner-database.ts'
import { hashPassword } from '#platform/password.ts'
import { makeTestOrganisation, type TestOrganisation } from '#simulation/testing/organisation.ts'
import { test as base } from './test.ts'

export const password = 'seven quiet herons at dusk'
export const firstModule = 'the-call-that-dropped'

type Fixtures = {
  /** An organisation of the test's own, so that tests run side by side. Addresses: `organisation.email('ward-one')`. */
  organisation: TestOrganisation & { readonly email: (local: string) => string }
}

type WorkerFixtures = { passwordHash: string }

export const test = base.extend<Fixtures, WorkerFixtures>({
  passwordHash: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads from the pattern which fixtures are needed.
    async ({}, use) => use(await hashPassword(password)),
    { scope: 'worker' },
  ],
  organisation: async ({ application, passwordHash }, use) => {
    const name = `e2e-${randomUUID().slice(0, 8)}`
    const organisation = await asOwner(application.ownerUrl, (owner) =>
      makeTestOrganisation(owner, name, { passwordHash }),
    )
    await use({ ...organisation, email: (local) => `${local}@${name}.example` })
  },
})

/** Asks everyone of the organisation to do the first module, as its administrator would. */
export async function assignFirstModule(organisation: TestOrganisation): Promise<void> {
  const now = new Date()
  const dueOn = new Date(now.getTime() + 14 * 24 * 60 * 60 * 1000)
  const assigned = await createAssignment(
    organisation.administrator,
    { modules: [firstModule], audience: { for: 'everyone' }, dueOn },
    { now },
  )
  if (!assigned.ok) throw new Error(assigned.problem)
}
