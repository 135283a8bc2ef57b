import { z } from 'zod'
import { moment } from '#data/database/columns.ts'
import { readInOrganisation } from '#data/database/read.ts'
import { sql } from '#data/database/sql.ts'
import { shownVersion } from '#data/shown-version.ts'
import type { Administrator } from '#data/viewer.ts'
import { webhookEvents } from '#domain/webhooks/webhook-events.ts'
import { DeliveryState, deliveryStateColumns } from './delivery-state.ts'
import { type DeliveriesPage, deliveriesOf } from './internal/deliveries-of.ts'
import { webhookFormValues } from './internal/webhook-form-values.ts'

const Webhook = DeliveryState.extend({
  address: z.string(),
  events: z.array(z.enum(webhookEvents)),
  createdAt: moment,
  formerUntil: moment.nullable(),
})

export type ShownWebhook = Readonly<z.output<typeof Webhook>> &
  DeliveriesPage & {
    /** Of its settings, for the form that changes them. */
    readonly version: string
  }

export type ShownDelivery = DeliveriesPage['deliveries'][number]

/** One webhook with what became of its messages, from after one of them; null: there is none of this id. */
export async function findWebhook(
  viewer: Administrator,
  { webhookId, before }: { webhookId: string; before: string | null },
): Promise<ShownWebhook | null> {
  const { organisationId } = viewer
  const [[webhook], page] = await Promise.all([
    readInOrganisation(
      viewer,
      Webhook,
      sql`
        SELECT ${deliveryStateColumns}, w.address, w.events, w.created_at AS "createdAt", w.former_until AS "formerUntil"
        FROM webhook w WHERE w.organisation_id = ${organisationId}::uuid AND w.id = ${webhookId}::uuid AND w.form = 'events'`,
    ),
    deliveriesOf(viewer, { webhookId, before }),
  ])
  return webhook === undefined ? null : { ...webhook, ...page, version: shownVersion(webhookFormValues(webhook)) }
}
