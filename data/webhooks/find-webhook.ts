import { z } from 'zod'
import { moment } from '#data/database/columns.ts'
import { readInOrganisation } from '#data/database/read.ts'
import { sql } from '#data/database/sql.ts'
import { shownVersion } from '#data/shown-version.ts'
import type { Administrator } from '#data/viewer.ts'
import { messageKinds, webhookEvents } from '#domain/webhooks/webhook-events.ts'
import { webhookShown } from './internal/webhook-shown.ts'

const Webhook = z.object({
  id: z.string(),
  name: z.string(),
  address: z.string(),
  events: z.array(z.enum(webhookEvents)),
  createdAt: moment,
  formerUntil: moment.nullable(),
  switchedOffAt: moment.nullable(),
  switchedOffBecause: z.enum(['by-hand', 'failed', 'gone']).nullable(),
  failingSince: moment.nullable(),
})

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

export type ShownDelivery = Readonly<z.output<typeof Delivery>>
export type ShownWebhook = Readonly<z.output<typeof Webhook>> & {
  /** Of its settings, for the form that changes them. */
  readonly version: string
  /** The newest first; so many a page. */
  readonly deliveries: readonly ShownDelivery[]
  /** The last of this page, where there is another. */
  readonly more: string | null
}

const deliveriesAPage = 50

/** One webhook with what became of its messages, from after one of them; null: there is none of this id. */
export async function findWebhook(
  viewer: Administrator,
  { webhookId, before }: { webhookId: string; before: string | null },
): Promise<ShownWebhook | null> {
  const { organisationId } = viewer
  const [[webhook], rows] = await Promise.all([
    readInOrganisation(
      viewer,
      Webhook,
      sql`
        SELECT id, name, address, events, created_at AS "createdAt", former_until AS "formerUntil",
          switched_off_at AS "switchedOffAt", switched_off_because AS "switchedOffBecause", failing_since AS "failingSince"
        FROM webhook WHERE organisation_id = ${organisationId}::uuid AND id = ${webhookId}::uuid`,
    ),
    readInOrganisation(
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
    ),
  ])
  if (webhook === undefined) return null
  const deliveries = rows.slice(0, deliveriesAPage)
  return {
    ...webhook,
    version: shownVersion(webhookShown(webhook)),
    deliveries,
    more: rows.length > deliveriesAPage ? (deliveries.at(-1)?.id ?? null) : null,
  }
}
