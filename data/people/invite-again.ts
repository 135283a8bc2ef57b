import { audit } from '#data/database/audit.ts'
import { inOrganisation } from '#data/database/database.ts'
import { cancelMailTo } from '#data/mail/shared/cancel-mail-to.ts'
import type { Administrator } from '#data/viewer.ts'
import { deliverInvitation } from './internal/deliver-invitation.ts'
import type { InvitationDelivery } from './invitation-delivery.ts'

/**
 * A fresh invitation for someone who has not joined yet; earlier ones stop working, and those that are still to be sent are
 * not. The same once more, as of a form that was sent twice, changes nothing: `repeated`.
 */
export async function inviteAgain(
  viewer: Administrator,
  { personId, delivery }: { personId: string; delivery: InvitationDelivery },
  { now }: { now: Date },
): Promise<{ ok: true; repeated: boolean } | { ok: false; problem: 'not-found' }> {
  const { organisationId } = viewer
  return inOrganisation(viewer, async (transaction) => {
    const invitedCount = await transaction.person.count({ where: { organisationId, id: personId, status: 'invited' } })
    if (invitedCount === 0) return { ok: false, problem: 'not-found' }
    // First, and it waits for another that makes the same: whichever is second ends nothing that the first has made.
    if (!(await deliverInvitation(transaction, { organisationId, personId }, delivery, { now })))
      return { ok: true, repeated: true }
    await transaction.personToken.deleteMany({
      where: {
        organisationId,
        personId,
        usedAt: null,
        ...(delivery.by === 'link' ? { tokenHash: { not: delivery.tokenHash } } : {}),
      },
    })
    const except = delivery.by === 'mail' ? delivery.mailId : null
    await cancelMailTo(transaction, { personId, kinds: ['invitation'], except })
    await audit(transaction, viewer, {
      action: 'person.invited',
      subject: { type: 'person', id: personId },
      detail: { again: true },
    })
    return { ok: true, repeated: false }
  })
}
