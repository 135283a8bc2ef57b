import { audit } from '#data/database/audit.ts'
import { inOrganisation } from '#data/database/database.ts'
import type { Administrator } from '#data/viewer.ts'

/**
 * Switches a webhook off, or on again: then what waits is sent, and the audit trail from where it stopped. Of what happens
 * meanwhile to people nothing is kept for it. Already so: nothing changes.
 */
export async function switchWebhook(
  viewer: Administrator,
  { webhookId, on }: { webhookId: string; on: boolean },
  { now }: { now: Date },
): Promise<'switched' | 'not-found'> {
  const { organisationId } = viewer
  return inOrganisation(viewer, async (transaction) => {
    const webhook = await transaction.webhook.findFirst({
      where: { organisationId, id: webhookId },
      select: { name: true },
    })
    if (webhook === null) return 'not-found'
    const { count } = await transaction.webhook.updateMany({
      where: { organisationId, id: webhookId, switchedOffAt: on ? { not: null } : null },
      data: on
        ? { switchedOffAt: null, switchedOffBecause: null, failingSince: null, restsUntil: now }
        : { switchedOffAt: now, switchedOffBecause: 'by-hand' },
    })
    if (count === 0) return 'switched'
    if (on)
      // Tried for as long as a new one, and at once.
      await transaction.webhookDelivery.updateMany({
        where: { organisationId, webhookId, status: 'waiting' },
        data: { startedAt: now, nextTryAt: now },
      })
    await audit(transaction, viewer, {
      action: on ? 'webhook.switched-on' : 'webhook.switched-off',
      subject: { type: 'webhook', id: webhookId },
      detail: { name: webhook.name, ...(on ? {} : { because: 'by-hand' }) },
      at: now,
    })
    return 'switched'
  })
}
