import type { Transaction } from '#data/database/database.ts'

/** Ends the pause that a webhook makes after a failure: an administrator wants to see what comes of it. */
export async function sendNow(
  transaction: Transaction,
  { organisationId, webhookId, now }: { organisationId: string; webhookId: string; now: Date },
): Promise<void> {
  await transaction.webhook.updateMany({
    where: { organisationId, id: webhookId, failingSince: { not: null } },
    data: { restsUntil: now },
  })
}
