import type { WebhookRequest } from '#data/webhooks/make-webhook.ts'

/** What of a webhook a form shows and changes, for its version. */
export function webhookFormValues({ name, address, events }: WebhookRequest) {
  return { name, address, events: [...events].sort() }
}
