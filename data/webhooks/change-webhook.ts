import { audit } from '#data/database/audit.ts'
import { inOrganisation } from '#data/database/database.ts'
import { holdOrganisation } from '#data/database/hold-organisation.ts'
import { isOvertaken } from '#data/database/overtaken.ts'
import type { Administrator } from '#data/viewer.ts'
import { eventsOf } from './internal/events-of.ts'
import { webhookFormValues } from './internal/webhook-form-values.ts'
import type { WebhookRequest } from './make-webhook.ts'

/** Gives a webhook another name, address or choice of events. What waits goes to the new address. */
export async function changeWebhook(
  viewer: Administrator,
  { webhookId, seen, ...asked }: WebhookRequest & { readonly webhookId: string; readonly seen?: string },
  { now }: { now: Date },
): Promise<'changed' | 'not-found' | 'changed-meanwhile'> {
  const { organisationId } = viewer
  const where = { organisationId, id: webhookId, form: 'events' }
  return inOrganisation(viewer, async (transaction) => {
    await holdOrganisation(transaction, organisationId)
    const before = await transaction.webhook.findFirst({
      where,
      select: { name: true, address: true, events: true },
    })
    if (before === null) return 'not-found'
    const inForce = webhookFormValues({ ...before, events: eventsOf(before) })
    if (isOvertaken({ inForce, wanted: webhookFormValues(asked), seen })) return 'changed-meanwhile'
    const { name, address } = asked
    const events = [...asked.events]
    // Streamed from now on: what happened while nobody asked for it is in the exports.
    const isNewStream = events.includes('audit') && !before.events.includes('audit')
    const head = isNewStream ? await transaction.auditHead.findUnique({ where: { organisationId } }) : null
    await transaction.webhook.updateMany({
      where,
      data: { name, address, events, ...(isNewStream ? { auditPlace: head?.place ?? 0n } : {}) },
    })
    await audit(transaction, viewer, {
      action: 'webhook.changed',
      subject: { type: 'webhook', id: webhookId },
      detail: {
        ...{ name, address, events },
        ...{ nameBefore: before.name, addressBefore: before.address, eventsBefore: before.events },
      },
      at: now,
    })
    return 'changed'
  })
}
