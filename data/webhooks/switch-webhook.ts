import { audit } from '#data/database/audit.ts'
import { inOrganisation } from '#data/database/database.ts'
import type { Administrator } from '#data/viewer.ts'
import { toldAs } from './internal/told-as.ts'

const newsForMs = 7 * 24 * 60 * 60 * 1000

/**
 * Switches a webhook or a channel off, or on again: then what waits is sent, and the audit trail from where it stopped. Of what
 * happens meanwhile to people nothing is kept for it; what was to be said in a channel more than a week ago is not said any
 * more. Already so: nothing changes.
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
      select: { name: true, form: true },
    })
    if (webhook === null) return 'not-found'
    const { count } = await transaction.webhook.updateMany({
      where: { organisationId, id: webhookId, switchedOffAt: on ? { not: null } : null },
      data: on
        ? { switchedOffAt: null, switchedOffBecause: null, failingSince: null, restsUntil: now }
        : { switchedOffAt: now, switchedOffBecause: 'by-hand' },
    })
    if (count === 0) return 'switched'
    const as = toldAs(webhook.form)
    if (on && as === 'channel')
      await transaction.webhookDelivery.updateMany({
        where: { organisationId, webhookId, status: 'waiting', createdAt: { lt: new Date(now.getTime() - newsForMs) } },
        data: { status: 'cancelled', endedAt: now },
      })
    if (on)
      // Tried for as long as a new one, and at once.
      await transaction.webhookDelivery.updateMany({
        where: { organisationId, webhookId, status: 'waiting' },
        data: { startedAt: now, nextTryAt: now },
      })
    await audit(transaction, viewer, {
      action: on ? `${as}.switched-on` : `${as}.switched-off`,
      subject: { type: 'webhook', id: webhookId },
      detail: { name: webhook.name, ...(on ? {} : { because: 'by-hand' }) },
      at: now,
    })
    return 'switched'
  })
}
