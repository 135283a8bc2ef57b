import { randomUUID } from 'node:crypto'
import { audit } from '#data/database/audit.ts'
import { inOrganisation } from '#data/database/database.ts'
import { queueMail } from '#data/mail/shared/queue-mail.ts'
import { endResetLinks } from '#data/people/internal/credential.ts'

/** Puts the mail with a link to a new password into the outbox, for someone who asked for it. Earlier links end. */
export async function dangerouslyQueueResetMail(
  person: { readonly organisationId: string; readonly personId: string },
  { now }: { now: Date },
): Promise<void> {
  const { organisationId, personId } = person
  await inOrganisation(person, async (transaction) => {
    await endResetLinks(transaction, person)
    await queueMail(transaction, { organisationId, personId, id: randomUUID(), kind: 'password-reset' }, { now })
    await audit(
      transaction,
      { organisationId, personId: null },
      { action: 'password.reset-requested', subject: { type: 'person', id: personId } },
    )
  })
}
