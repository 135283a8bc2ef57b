import { type WebhookEvent, webhookEvents } from '#domain/webhooks/webhook-events.ts'

/** Those that this build knows. */
export function eventsOf({ events }: { events: readonly string[] }): WebhookEvent[] {
  return webhookEvents.filter((event) => events.includes(event))
}
