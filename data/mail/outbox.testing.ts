import { randomUUID } from 'node:crypto'
import type { OwnerDatabase } from '#data/database/owner-database.ts'
import { invitePerson } from '#data/people/invite-person.ts'
import { dangerouslyDisconnect } from '#data/system.ts'
import { createTestDatabase } from '#platform/testing/database.ts'
import { makeTestOrganisation, type TestOrganisation } from '#simulation/testing/organisation.ts'
import { openOwner } from '#simulation/testing/with-owner.ts'
import { type ClaimedMail, dangerouslyClaimMail, dangerouslySettleMail, type MailOutcome } from './claim-mail.ts'

export const now = new Date('2026-06-01T10:00:00Z')
export const inMinutes = (minutes: number) => new Date(now.getTime() + minutes * 60_000)

/** What a server says that asks to try again later, but for when that is. */
export const failure = { problem: 'not-now', serverWords: null, lostTokenHash: null } as const

/** A mail in the worker's hands. */
export type TakenMail = ClaimedMail & {
  readonly tokenHash: string
  /** Says what became of it. */
  readonly end: (outcome: MailOutcome) => Promise<void>
}

export type Outbox = {
  readonly owner: OwnerDatabase
  readonly home: TestOrganisation
  readonly close: () => Promise<void>
}

/** A database with one organisation. */
export async function openOutbox(): Promise<Outbox> {
  const testDatabase = await createTestDatabase()
  const { owner, close } = await openOwner(testDatabase.ownerUrl)
  const home = await makeTestOrganisation(owner, 'home')
  return {
    owner,
    home,
    close: async () => {
      await close()
      await dangerouslyDisconnect()
      await testDatabase.drop()
    },
  }
}

/** Someone is invited by mail. */
export async function inviteByMail({ administrator }: TestOrganisation): Promise<{ mailId: string; personId: string }> {
  const mailId = randomUUID()
  const person = { givenName: 'New', familyName: 'Comer', profession: 'Nurse', teamId: null, language: 'en' }
  const invitation = await invitePerson(
    administrator,
    { ...person, email: `${mailId}@home.example`, roles: ['clinician'], delivery: { by: 'mail', mailId } },
    { now },
  )
  if (!invitation.ok) throw new Error(invitation.problem)
  return { mailId, personId: invitation.personId }
}

/** The worker takes the next mail. */
export async function take(at = now): Promise<TakenMail | null> {
  const tokenHash = randomUUID()
  const link = { tokenHash, invitationEnds: inMinutes(1e6), resetEnds: inMinutes(1e6) }
  const mail = await dangerouslyClaimMail(link, { now: at, claimEnds: new Date(at.getTime() + 300_000) })
  if (mail === null) return null
  return { ...mail, tokenHash, end: (outcome) => dangerouslySettleMail(mail, outcome, { now: at }) }
}
