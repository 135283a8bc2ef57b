import { audit } from '#data/database/audit.ts'
import { inOrganisation } from '#data/database/database.ts'
import type { Administrator } from '#data/viewer.ts'
import { sendNow } from './internal/send-now.ts'
import { toldAs } from './internal/told-as.ts'

/** Sends a test to a webhook or a channel that is on. With an id that is there already nothing more is sent: the same form was sent twice. */
export async function testWebhook(
  viewer: Administrator,
  { webhookId, id }: { webhookId: string; id: string },
  { now }: { now: Date },
): Promise<'queued' | 'not-found' | 'switched-off'> {
  const { organisationId } = viewer
  return inOrganisation(viewer, async (transaction) => {
    const webhook = await transaction.webhook.findFirst({
      where: { organisationId, id: webhookId },
      select: { name: true, form: true, switchedOffAt: true },
    })
    if (webhook === null) return 'not-found'
    if (webhook.switchedOffAt !== null) return 'switched-off'
    const { count } = await transaction.webhookDelivery.createMany({
      data: { organisationId, id, webhookId, kind: 'test', nextTryAt: now, startedAt: now, createdAt: now },
      skipDuplicates: true,
    })
    if (count === 0) return 'queued'
    await sendNow(transaction, { organisationId, webhookId, now })
    await audit(transaction, viewer, {
      action: `${toldAs(webhook.form)}.tested`,
      subject: { type: 'webhook', id: webhookId },
      detail: { name: webhook.name },
      at: now,
    })
    return 'queued'
  })
}
