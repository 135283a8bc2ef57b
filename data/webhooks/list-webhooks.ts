import { z } from 'zod'
import { readInOrganisation } from '#data/database/read.ts'
import { sql } from '#data/database/sql.ts'
import type { Administrator } from '#data/viewer.ts'
import { webhookEvents } from '#domain/webhooks/webhook-events.ts'
import { SentCounts, sentCounts } from './delivery-state.ts'

const ListedWebhook = SentCounts.extend({
  id: z.string(),
  name: z.string(),
  address: z.string(),
  events: z.array(z.enum(webhookEvents)),
})
export type ListedWebhook = Readonly<z.output<typeof ListedWebhook>>

/** The organisation's webhooks, each with how much waits and failed, up to one more than `maxCount`. */
export async function listWebhooks(viewer: Administrator): Promise<ListedWebhook[]> {
  return readInOrganisation(
    viewer,
    ListedWebhook,
    sql`
      SELECT w.id, w.name, w.address, w.events, ${sentCounts}
      FROM webhook w WHERE w.organisation_id = ${viewer.organisationId}::uuid AND w.form = 'events'
      ORDER BY w.created_at, w.id`,
  )
}
