import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { listAuditEvents } from '#data/auditing/list-audit-events.ts'
import { dangerouslyClaimMail, dangerouslySettleMail } from '#data/mail/claim-mail.ts'
import { dangerouslyDisconnect } from '#data/system.ts'
import type { Clinician } from '#data/viewer.ts'
import { createTestDatabase, type TestDatabase } from '#platform/testing/database.ts'
import { makeTestOrganisation, type TestOrganisation } from '#simulation/testing/organisation.ts'
import { openOwner } from '#simulation/testing/with-owner.ts'
import { changeOwnPassword } from './change-own-password.ts'
import { endOwnSessions } from './end-own-sessions.ts'
import { dangerouslyFindToken } from './find-token.ts'
import { makeResetLink } from './make-reset-link.ts'
import { dangerouslyQueueResetMail } from './queue-reset-mail.ts'
import { reinstatePerson } from './reinstate-person.ts'
import { signPersonOut } from './sign-person-out.ts'
import { dangerouslySpendToken } from './spend-token.ts'
import { suspendPerson } from './suspend-person.ts'

const now = new Date('2026-06-01T10:00:00Z')
let testDatabase: TestDatabase
let close: () => Promise<void>
let organisation: TestOrganisation

beforeAll(async () => {
  testDatabase = await createTestDatabase()
  const ownerConnection = await openOwner(testDatabase.ownerUrl)
  close = ownerConnection.close
  organisation = await makeTestOrganisation(ownerConnection.owner, `links-${randomUUID()}`)
})

afterAll(async () => {
  await close()
  await dangerouslyDisconnect()
  await testDatabase.drop()
})

const inAnHour = new Date(now.getTime() + 3_600_000)

/** The worker takes what is next, and sends it. */
async function takeNext(): Promise<{ tokenHash: string; email: string } | null> {
  const tokenHash = randomUUID()
  const link = { tokenHash, invitationEnds: inAnHour, resetEnds: inAnHour }
  const mail = await dangerouslyClaimMail(link, { now, claimEnds: inAnHour })
  if (mail === null) return null
  await dangerouslySettleMail(mail, { status: 'sent' }, { now })
  return { tokenHash, email: mail.email }
}

async function askFor(person: Clinician): Promise<string> {
  await dangerouslyQueueResetMail(person, { now })
  const mail = await takeNext()
  if (mail?.email !== person.email) throw new Error('Another mail was sent')
  return mail.tokenHash
}
const works = async (tokenHash: string) => (await dangerouslyFindToken(tokenHash, { now })) !== null
const spend = async (tokenHash: string) => {
  const subject = await dangerouslyFindToken(tokenHash, { now })
  return subject !== null && dangerouslySpendToken(subject, { passwordHash: randomUUID(), language: 'en', now })
}

describe('a link to choose a new password', () => {
  test('ends when a newer one is asked for, and another person’s does not', async () => {
    const [one, two] = organisation.wardClinicians
    const [first, theirs, second] = [await askFor(one), await askFor(two), await askFor(one)]
    expect([await works(first), await works(second), await works(theirs)]).toEqual([false, true, true])
  })

  test.each<[string, (person: Clinician) => Promise<unknown>]>([
    ['changes their password', (person) => changeOwnPassword(person, { passwordHash: 'new', now })],
    ['signs out everywhere', endOwnSessions],
    ['is signed out by an administrator', ({ personId }) => signPersonOut(organisation.administrator, personId)],
    [
      'is suspended, and comes back',
      async ({ personId }) => {
        await suspendPerson(organisation.administrator, personId, { now })
        await reinstatePerson(organisation.administrator, personId, { now })
      },
    ],
  ])('ends when its person %s, and one that is still to be sent is not', async (_what, happens) => {
    const [person] = organisation.bayClinicians
    const link = await askFor(person)
    expect(await works(link)).toBe(true)
    await happens(person)
    expect(await works(link)).toBe(false)
    await dangerouslyQueueResetMail(person, { now })
    await happens(person)
    expect(await takeNext()).toBeNull()
  })

  test('that an administrator passes on ends earlier ones and those still to be sent, and the audit trail says whose it was', async () => {
    const [person] = organisation.bayClinicians
    const earlier = await askFor(person)
    await dangerouslyQueueResetMail(person, { now })
    const [tokenHash, { administrator }] = [randomUUID(), organisation]
    const make = () => makeResetLink(administrator, { personId: person.personId, tokenHash, expiresAt: inAnHour })
    expect([await make(), await make()]).toEqual(['made', 'made'])
    expect([await works(earlier), await works(tokenHash), await takeNext()]).toEqual([false, true, null])
    const { events } = await listAuditEvents(administrator, { before: null })
    expect(events.filter(({ action }) => action === 'password.link-made')).toHaveLength(1)
    await suspendPerson(administrator, person.personId, { now })
    expect(await make()).toBe('not-found')
    await reinstatePerson(administrator, person.personId, { now })
  })

  test('works once, however often it is opened at once', async () => {
    const link = await askFor(organisation.bayClinicians[1])
    const outcomes = await Promise.all([spend(link), spend(link), spend(link)])
    expect(outcomes.filter(Boolean)).toHaveLength(1)
    expect(await works(link)).toBe(false)
  })

  test('ends with its time', async () => {
    const link = await askFor(organisation.bayClinicians[1])
    const lastMoment = new Date(inAnHour.getTime() - 1)
    expect(await dangerouslyFindToken(link, { now: lastMoment })).not.toBeNull()
    expect(await dangerouslyFindToken(link, { now: inAnHour })).toBeNull()
  })

  test('that was found before the password changed can no longer be spent', async () => {
    const [person] = organisation.bayClinicians
    const subject = await dangerouslyFindToken(await askFor(person), { now })
    if (subject === null) throw new Error('no link')
    await changeOwnPassword(person, { passwordHash: 'changed', now })
    expect(await dangerouslySpendToken(subject, { passwordHash: 'stolen', language: 'en', now })).toBe(false)
  })
})
