import { z } from 'zod'
import { moment } from '#data/database/columns.ts'
import { readInOrganisation } from '#data/database/read.ts'
import { sql } from '#data/database/sql.ts'
import type { Administrator } from '#data/viewer.ts'
import { webhookEvents } from '#domain/webhooks/webhook-events.ts'

const ListedWebhook = z.object({
  id: z.string(),
  name: z.string(),
  address: z.string(),
  events: z.array(z.enum(webhookEvents)),
  switchedOffAt: moment.nullable(),
  failingSince: moment.nullable(),
  waiting: z.number(),
  failed: z.number(),
  lastDeliveredAt: moment.nullable(),
})
export type ListedWebhook = Readonly<z.output<typeof ListedWebhook>>

/** Nobody counts further. */
export const mostCounted = 1000

/** The organisation's webhooks, each with how much waits and failed, up to one more than `mostCounted`. */
export async function listWebhooks(viewer: Administrator): Promise<ListedWebhook[]> {
  return readInOrganisation(
    viewer,
    ListedWebhook,
    sql`
      SELECT w.id, w.name, w.address, w.events, w.switched_off_at AS "switchedOffAt", w.failing_since AS "failingSince",
        (SELECT count(*)::integer FROM (SELECT FROM webhook_delivery d
          WHERE d.organisation_id = w.organisation_id AND d.webhook_id = w.id AND d.status = 'waiting'
          LIMIT ${mostCounted + 1}::integer) first) AS waiting,
        (SELECT count(*)::integer FROM (SELECT FROM webhook_delivery d
          WHERE d.organisation_id = w.organisation_id AND d.webhook_id = w.id AND d.status = 'failed'
          LIMIT ${mostCounted + 1}::integer) first) AS failed,
        w.last_delivered_at AS "lastDeliveredAt"
      FROM webhook w WHERE w.organisation_id = ${viewer.organisationId}::uuid
      ORDER BY w.created_at, w.id`,
  )
}
