import type { PgBoss } from 'pg-boss'
import { dangerouslyMakeChannelMessages } from '#data/webhooks/make-channel-messages.ts'
import {
  dangerouslyListToTell,
  dangerouslyTellOfOverdue,
  dangerouslyTellOfUnderstanding,
} from '#data/webhooks/tell-webhooks.ts'
import { givenWebhookKeys } from '#platform/env.ts'
import { sendNextMessage } from '#server/webhooks/send-next-message.ts'
import { registerForEachOrganisation } from './for-each-organisation.ts'
import { type Lanes, noLanes, startLanes } from './lanes.ts'

/** Sends what webhooks are told, as it comes, until it is stopped. Without the keys of their secrets it does nothing. */
export function startTellingWebhooks(): Lanes {
  if (givenWebhookKeys() === undefined) return noLanes
  return startLanes(() => sendNextMessage({ clock: () => new Date(), chance: Math.random }), {
    fault: 'webhooks cannot be told',
  })
}

/** Every quarter of an hour: what has become overdue, is understood or has faded is told where a webhook wants it, and what a channel hears. */
export async function registerWebhooks(boss: PgBoss): Promise<void> {
  await registerForEachOrganisation(boss, {
    name: 'webhooks',
    cron: '*/15 * * * *',
    due: dangerouslyListToTell,
    work: tellWebhooksIn,
  })
}

/** For one organisation: how many events are new, and how many messages to channels. */
export async function tellWebhooksIn(
  organisationId: string,
  at: { now: Date },
): Promise<{ overdue: number; understanding: number; channels: number }> {
  return {
    overdue: await dangerouslyTellOfOverdue(organisationId, at),
    understanding: await dangerouslyTellOfUnderstanding(organisationId, at),
    channels: await dangerouslyMakeChannelMessages(organisationId, at),
  }
}
