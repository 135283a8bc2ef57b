import { afterAll, beforeAll, expect, test } from 'vitest'
import { createAssignment } from '#data/assignments/create-assignment.ts'
import type { OwnerDatabase } from '#data/database/owner-database.ts'
import { now, slug, token } from '#data/strangers.testing.ts'
import { dangerouslyDisconnect } from '#data/system.ts'
import { createTestDatabase, type TestDatabase } from '#platform/testing/database.ts'
import { makeTestOrganisation } from '#simulation/testing/organisation.ts'
import { openOwner } from '#simulation/testing/with-owner.ts'
import { dangerouslyFindToken } from './find-token.ts'
import { invitePerson } from './invite-person.ts'
import { dangerouslySpendToken } from './spend-token.ts'

const dueOn = new Date('2026-07-01T00:00:00Z')

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

test('a person who joins late: nothing was overdue before they came, and they have as long as the others had', async () => {
  const home = await makeTestOrganisation(owner, 'joining')
  await createAssignment(home.administrator, { modules: [slug], audience: { for: 'everyone' }, dueOn }, { now })
  const link = { ...token(), expiresAt: new Date('2026-09-01T00:00:00Z') }
  const person = { givenName: 'New', familyName: 'Comer', profession: 'Nurse', roles: ['clinician' as const] }
  const invitation = await invitePerson(
    home.administrator,
    {
      ...person,
      email: `${link.tokenHash}@a.example`,
      teamId: null,
      language: 'en',
      delivery: { by: 'link', ...link },
    },
    { now },
  )
  if (!invitation.ok) throw new Error(invitation.problem)
  const joinsAt = new Date('2026-07-20T10:00:00Z')
  const subject = await dangerouslyFindToken(link.tokenHash, { now: joinsAt })
  if (subject === null) throw new Error('The invitation does not work')
  await dangerouslySpendToken(subject, { passwordHash: 'x', language: 'en', now: joinsAt })
  const dueOnOf = async (personId: string) =>
    (await owner.enrolment.findMany({ where: { personId } })).map((enrolment) => enrolment.dueOn)
  expect(await dueOnOf(invitation.personId)).toEqual([new Date('2026-08-19T00:00:00Z')])
  expect(await dueOnOf(home.wardClinicians[0].personId)).toEqual([dueOn])
})
