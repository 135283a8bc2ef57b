import type { Transaction } from '#data/database/database.ts'
import { queueMail } from '#data/mail/shared/queue-mail.ts'
import type { InvitationDelivery } from '#data/people/invitation-delivery.ts'

/** Makes the invitation's mail or its link. False: this one was made before, as by a form that was sent twice. */
export async function deliverInvitation(
  transaction: Transaction,
  { organisationId, personId }: { organisationId: string; personId: string },
  delivery: InvitationDelivery,
  { now }: { now: Date },
): Promise<boolean> {
  if (delivery.by === 'mail')
    return queueMail(transaction, { organisationId, personId, id: delivery.mailId, kind: 'invitation' }, { now })
  const { tokenHash, expiresAt } = delivery
  const { count } = await transaction.personToken.createMany({
    data: { organisationId, personId, purpose: 'invitation', tokenHash, expiresAt },
    skipDuplicates: true,
  })
  return count === 1
}
