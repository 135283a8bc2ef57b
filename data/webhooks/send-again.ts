import { audit } from '#data/database/audit.ts'
import { inOrganisation } from '#data/database/database.ts'
import type { Administrator } from '#data/viewer.ts'
import { sendNow } from './internal/send-now.ts'
import { toldAs } from './internal/told-as.ts'

/**
 * Sends a message once more, with the id that it had: what failed or has arrived already, and at once what waits for its next
 * try. Not pieces of the audit trail, which follow one another by themselves.
 */
export async function sendMessageAgain(
  viewer: Administrator,
  deliveryId: string,
  { now }: { now: Date },
): Promise<{ readonly webhookId: string } | 'not-found'> {
  const { organisationId } = viewer
  return inOrganisation(viewer, async (transaction) => {
    const where = { organisationId, id: deliveryId, kind: { not: 'audit' }, status: { not: 'cancelled' } }
    const { count } = await transaction.webhookDelivery.updateMany({
      // What is being sent at this moment is left alone.
      where: { ...where, OR: [{ claimedAt: null }, { nextTryAt: { lte: now } }] },
      data: { status: 'waiting', nextTryAt: now, startedAt: now, endedAt: null, claimedAt: null },
    })
    const delivery = await transaction.webhookDelivery.findFirst({
      where,
      select: { webhookId: true, kind: true, webhook: { select: { name: true, form: true } } },
    })
    if (count === 0 || delivery === null) return 'not-found'
    const { webhookId, kind, webhook } = delivery
    await sendNow(transaction, { organisationId, webhookId, now })
    await audit(transaction, viewer, {
      action: `${toldAs(webhook.form)}.sent-again`,
      subject: { type: 'webhook', id: webhookId },
      detail: { name: webhook.name, kind, message: deliveryId },
      at: now,
    })
    return { webhookId }
  })
}
