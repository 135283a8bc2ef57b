import { audit } from '#data/database/audit.ts'
import { inOrganisation } from '#data/database/database.ts'
import type { Administrator } from '#data/viewer.ts'

/** Deletes a webhook with what waits for it and what became of its messages. */
export async function deleteWebhook(
  viewer: Administrator,
  webhookId: string,
  { now }: { now: Date },
): Promise<'deleted' | 'not-found'> {
  const { organisationId } = viewer
  const where = { organisationId, id: webhookId }
  return inOrganisation(viewer, async (transaction) => {
    const webhook = await transaction.webhook.findFirst({ where, select: { name: true, address: true } })
    const { count } = await transaction.webhook.deleteMany({ where })
    if (webhook === null || count === 0) return 'not-found'
    await audit(transaction, viewer, {
      action: 'webhook.deleted',
      subject: { type: 'webhook', id: webhookId },
      detail: webhook,
      at: now,
    })
    return 'deleted'
  })
}
