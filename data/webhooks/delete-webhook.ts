import { audit } from '#data/database/audit.ts'
import { inOrganisation } from '#data/database/database.ts'
import type { Administrator } from '#data/viewer.ts'
import { toldAs } from './internal/told-as.ts'

/** Deletes a webhook or a channel with what waits for it and what became of its messages. */
export async function deleteWebhook(
  viewer: Administrator,
  webhookId: string,
  { now }: { now: Date },
): Promise<'deleted' | 'not-found'> {
  const { organisationId } = viewer
  const where = { organisationId, id: webhookId }
  return inOrganisation(viewer, async (transaction) => {
    const webhook = await transaction.webhook.findFirst({ where, select: { name: true, address: true, form: true } })
    const { count } = await transaction.webhook.deleteMany({ where })
    if (webhook === null || count === 0) return 'not-found'
    const { form, name, address } = webhook
    await audit(transaction, viewer, {
      action: `${toldAs(form)}.deleted`,
      subject: { type: 'webhook', id: webhookId },
      detail: { name, address },
      at: now,
    })
    return 'deleted'
  })
}
