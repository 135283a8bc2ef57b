import type { WebhookAsked } from '#data/webhooks/make-webhook.ts'

/** What of a webhook a form shows and changes, for its version. */
export function webhookShown({ name, address, events }: WebhookAsked) {
  return { name, address, events: [...events].sort() }
}
