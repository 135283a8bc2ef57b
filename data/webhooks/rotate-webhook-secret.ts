import { z } from 'zod'
import { audit } from '#data/database/audit.ts'
import { inOrganisation } from '#data/database/database.ts'
import { readerWithin } from '#data/database/read.ts'
import { sql } from '#data/database/sql.ts'
import type { Administrator } from '#data/viewer.ts'

/** How long messages are signed with the former secret too. */
export const formerSecretHoldsMs = 24 * 60 * 60 * 1000

/**
 * Signs a webhook's messages with another secret; for a day with the one before as well. With the id of the secret that it has
 * already nothing changes: the same form was sent twice.
 *
 * @param rotated.secret sealed
 */
export async function rotateWebhookSecret(
  viewer: Administrator,
  { webhookId, id, secret }: { webhookId: string; id: string; secret: string },
  { now }: { now: Date },
): Promise<'rotated' | 'not-found'> {
  return inOrganisation(viewer, async (transaction) => {
    const rotation = await readerWithin(transaction)(
      z.object({ name: z.string(), isNew: z.boolean() }),
      sql`SELECT name, is_new AS "isNew" FROM rotate_webhook_secret(${webhookId}::uuid, ${id}::uuid, ${secret},
        ${new Date(now.getTime() + formerSecretHoldsMs)}::timestamptz)`,
    )
    const [webhook] = rotation
    if (webhook === undefined) return 'not-found'
    if (webhook.isNew)
      await audit(transaction, viewer, {
        action: 'webhook.secret-rotated',
        subject: { type: 'webhook', id: webhookId },
        detail: { name: webhook.name },
        at: now,
      })
    return 'rotated'
  })
}
