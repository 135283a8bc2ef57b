import { randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { asOwner } from '#data/database/owner-database.ts'
import { invitePerson } from '#data/people/invite-person.ts'
import type { TestSmtp } from '#server/mail/smtp.testing.ts'
import { makeTestOrganisation } from '#simulation/testing/organisation.ts'

export type FullOutbox = {
  /** Until each has arrived, and the database says so; an error when that takes too long, or when another came. */
  readonly arrived: () => Promise<void>
}

const patienceMs = 240_000

/** Invites so many people by mail, faster than any mail server takes it. */
export async function fillOutbox(ownerUrl: string, smtp: TestSmtp, many: number): Promise<FullOutbox> {
  const name = `outbox-${randomUUID()}`
  const { administrator } = await asOwner(ownerUrl, (owner) => makeTestOrganisation(owner, name))
  const invitations = Array.from({ length: many }, () => ({
    mailId: randomUUID(),
    email: `${randomUUID()}@outbox.example`,
  }))
  for (const { mailId, email } of invitations) {
    const newcomer = { email, givenName: 'New', familyName: 'Comer', profession: 'Nurse', teamId: null, language: 'en' }
    const outcome = await invitePerson(
      administrator,
      { ...newcomer, roles: ['clinician'], delivery: { by: 'mail', mailId } },
      { now: new Date() },
    )
    if (!outcome.ok) throw new Error(outcome.problem)
  }
  const mailIds = () => new Set(smtp.mails.map(({ messageId = '' }) => /^<([^@]+)@/.exec(messageId)?.[1] ?? messageId))
  return {
    async arrived() {
      const until = Date.now() + patienceMs
      const { organisationId } = administrator
      const open = () =>
        asOwner(ownerUrl, (owner) => owner.mail.count({ where: { organisationId, status: { not: 'sent' } } }))
      while ((await open()) > 0) {
        if (Date.now() > until) throw new Error(`${await open()} of ${many} mails were not sent`)
        await pause(1000)
      }
      const idsNow = mailIds()
      const missing = invitations.filter(({ mailId }) => !idsNow.has(mailId))
      // Whoever was killed between the server’s yes and writing it down has it sent once more, under the same id.
      if (missing.length > 0 || idsNow.size !== many)
        throw new Error(`${missing.length} missing, ${idsNow.size} of ${many}`)
    },
  }
}
