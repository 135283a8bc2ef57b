import { z } from 'zod'
import { moment } from '#data/database/columns.ts'
import { readInOrganisation } from '#data/database/read.ts'
import { sql } from '#data/database/sql.ts'
import type { Administrator } from '#data/viewer.ts'
import { messageKinds } from '#domain/webhooks/webhook-events.ts'

const Delivery = z.object({
  id: z.string(),
  kind: z.enum(messageKinds),
  status: z.enum(['waiting', 'delivered', 'failed', 'cancelled']),
  attempts: z.number(),
  createdAt: moment,
  triedAt: moment.nullable(),
  nextTryAt: moment,
  answerStatus: z.number().nullable(),
  problem: z.string().nullable(),
  firstPlace: z.number().nullable(),
  lastPlace: z.number().nullable(),
})

export type DeliveriesPage = {
  /** The newest first; so many a page. */
  readonly deliveries: readonly Readonly<z.output<typeof Delivery>>[]
  /** The last of this page, where there is another. */
  readonly more: string | null
}

const deliveriesAPage = 50

/** What became of the messages to a webhook or a channel, from after one of them. */
export async function deliveriesOf(
  viewer: Administrator,
  { webhookId, before }: { webhookId: string; before: string | null },
): Promise<DeliveriesPage> {
  const { organisationId } = viewer
  const rows = await readInOrganisation(
    viewer,
    Delivery,
    sql`
      SELECT d.id, d.kind, d.status, d.attempts, d.created_at AS "createdAt", d.tried_at AS "triedAt",
        d.next_try_at AS "nextTryAt", d.answer_status AS "answerStatus", d.problem, d.first_place AS "firstPlace",
        d.last_place AS "lastPlace"
      FROM webhook_delivery d
      WHERE d.organisation_id = ${organisationId}::uuid AND d.webhook_id = ${webhookId}::uuid
        AND (${before}::uuid IS NULL OR (d.created_at, d.id) < (
          SELECT b.created_at, b.id FROM webhook_delivery b
          WHERE b.organisation_id = ${organisationId}::uuid AND b.id = ${before}::uuid))
      ORDER BY d.created_at DESC, d.id DESC LIMIT ${deliveriesAPage + 1}::integer`,
  )
  const deliveries = rows.slice(0, deliveriesAPage)
  return { deliveries, more: rows.length > deliveriesAPage ? (deliveries.at(-1)?.id ?? null) : null }
}
