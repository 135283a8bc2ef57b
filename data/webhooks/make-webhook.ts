import { audit } from '#data/database/audit.ts'
import { inOrganisation } from '#data/database/database.ts'
import { holdOrganisation } from '#data/database/hold-organisation.ts'
import type { Administrator } from '#data/viewer.ts'
import type { WebhookEvent } from '#domain/webhooks/webhook-events.ts'

export const mostWebhooks = 10

export type WebhookRequest = {
  /** What people read of who is told about them. */
  readonly name: string
  readonly address: string
  readonly events: readonly WebhookEvent[]
}

/**
 * Tells another system from now on what happens. With an id that is there already nothing is made: the same form was sent twice.
 *
 * @param asked.secret what messages are signed with, sealed
 */
export async function makeWebhook(
  viewer: Administrator,
  { id, secret, name, address, events }: WebhookRequest & { readonly id: string; readonly secret: string },
  { now }: { now: Date },
): Promise<'made' | 'too-many' | 'gone'> {
  const { organisationId, personId } = viewer
  return inOrganisation(viewer, async (transaction) => {
    await holdOrganisation(transaction, organisationId)
    if ((await transaction.webhook.count({ where: { organisationId, id } })) === 1) return 'made'
    const subject = { type: 'webhook' as const, id }
    const was = { organisationId, action: 'webhook.made', subjectId: id }
    if ((await transaction.auditEvent.count({ where: was })) > 0) return 'gone'
    if ((await transaction.webhook.count({ where: { organisationId, form: 'events' } })) >= mostWebhooks)
      return 'too-many'
    const head = await transaction.auditHead.findUnique({ where: { organisationId }, select: { place: true } })
    // createMany reads nothing back: no process of ours may read the secret.
    await transaction.webhook.createMany({
      data: {
        ...{ organisationId, id, name, address, secret, secretId: id, events: [...events] },
        ...{ createdById: personId, createdAt: now, restsUntil: now, auditPlace: head?.place ?? 0n },
      },
    })
    await audit(transaction, viewer, {
      action: 'webhook.made',
      subject,
      detail: { name, address, events: [...events] },
      at: now,
    })
    return 'made'
  })
}
