import { randomUUID } from 'node:crypto'
import { createAssignment } from '#data/assignments/create-assignment.ts'
import { asOwner } from '#data/database/owner-database.ts'
import { hashPassword } from '#platform/password.ts'
import { makeTestOrganisation, type TestOrganisation } from '#simulation/testing/organisation.ts'
import { test as base } from './test.ts'

export const password = 'seven quiet herons at dusk'
export const firstModule = 'the-call-that-dropped'

type Fixtures = {
  /** Of `password`. */
  passwordHash: string
  /** An organisation of the test's own, so that tests run side by side. Addresses: `organisation.email('ward-one')`. */
  organisation: TestOrganisation & { readonly email: (local: string) => string }
}

/**
 * Once for a worker, and yet no fixture of workers: tests that have other ones than the rest are given to workers of their
 * own, each with a browser that has to start and knows no script yet.
 */
let hashOnce: Promise<string> | undefined

export const test = base.extend<Fixtures>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads from the pattern which fixtures are needed.
  passwordHash: async ({}, use) => {
    hashOnce ??= hashPassword(password)
    await use(await hashOnce)
  },
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
  const assignment = await createAssignment(
    organisation.administrator,
    { modules: [firstModule], audience: { for: 'everyone' }, dueOn },
    { now },
  )
  if (!assignment.ok) throw new Error(assignment.problem)
}
