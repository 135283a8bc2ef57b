import { randomUUID } from 'node:crypto'
import { vi } from 'vitest'
import type { OwnerDatabase } from '#data/database/owner-database.ts'
import { invitePerson } from '#data/people/invite-person.ts'
import { dangerouslyDisconnect } from '#data/system.ts'
import { createTestDatabase, type TestDatabase } from '#platform/testing/database.ts'
import { makeTestOrganisation, type TestOrganisation } from '#simulation/testing/organisation.ts'
import { openOwner } from '#simulation/testing/with-owner.ts'
import { type Sending, sendNextMail } from './send-next-mail.ts'

export const now = new Date('2026-06-01T10:00:00Z')
export const inMinutes = (minutes: number) => new Date(now.getTime() + minutes * 60_000)

export type Outbox = {
  readonly testDatabase: TestDatabase
  readonly owner: OwnerDatabase
  readonly organisation: TestOrganisation
  /** Invites someone by mail. */
  readonly invite: (language?: string, at?: Date) => Promise<{ mailId: string; personId: string; email: string }>
  readonly send: (smtpUrl: string, at?: Date, more?: Partial<Sending>) => ReturnType<typeof sendNextMail>
  readonly mailOf: (id: string) => ReturnType<OwnerDatabase['mail']['findFirstOrThrow']>
  /** For the next test. */
  readonly empty: () => Promise<void>
  readonly close: () => Promise<void>
}

/** So long that only a fault reaches it: on a busy machine a greeting may take a second. */
const patient = { connectMs: 60_000, silenceMs: 60_000, wholeMs: 60_000 }

/** A database with one organisation and nothing to send. */
export async function openOutbox(): Promise<Outbox> {
  const testDatabase = await createTestDatabase()
  vi.stubEnv('PUBLIC_URL', 'https://curtain.example')
  vi.stubEnv('MAIL_FROM', 'Fernhill Training <training@fernhill.example>')
  const { owner, close } = await openOwner(testDatabase.ownerUrl)
  const organisation = await makeTestOrganisation(owner, `outbox-${randomUUID()}`)
  return {
    testDatabase,
    owner,
    organisation,
    invite: async (language = 'en', at = now) => {
      const [mailId, email] = [randomUUID(), `${randomUUID()}@outbox.example`]
      const invitation = await invitePerson(
        organisation.administrator,
        {
          email,
          givenName: 'New',
          familyName: 'Comer',
          profession: 'Nurse',
          roles: ['clinician'],
          teamId: null,
          language,
          delivery: { by: 'mail', mailId },
        },
        { now: at },
      )
      if (!invitation.ok) throw new Error(invitation.problem)
      return { mailId, personId: invitation.personId, email }
    },
    send: (smtpUrl, at = now, more = {}) =>
      sendNextMail({
        smtpUrl,
        clock: () => at,
        chance: () => 0.5,
        limits: patient,
        ...more,
      }),
    mailOf: (id) => owner.mail.findFirstOrThrow({ where: { id } }),
    empty: async () => {
      await owner.mail.deleteMany()
    },
    close: async () => {
      await close()
      await dangerouslyDisconnect()
      await testDatabase.drop()
    },
  }
}
