import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, expect, vi } from 'vitest'
import { findWebhook } from '#data/webhooks/find-webhook.ts'
import { makeWebhook } from '#data/webhooks/make-webhook.ts'
import { testWebhook } from '#data/webhooks/test-webhook.ts'
import type { WebhookEvent } from '#domain/webhooks/webhook-events.ts'
import { webhookKeys } from '#platform/env.ts'
import { sealHash } from '#platform/password.ts'
import { webhookSecret } from '#server/tokens.ts'
import { livedOrganisation, owner } from '#simulation/testing/set-up.ts'
import { type Receiver, startReceiver } from './receiver.testing.ts'
import { sendNextMessage } from './send-next-message.ts'

export const hour = 60 * 60 * 1000
export const day = 24 * hour
/** When webhooks are made, unless a test says otherwise. */
export const start = new Date('2026-07-10T10:00:00Z')
export const later = (milliseconds: number) => new Date(start.getTime() + milliseconds)

/** Before each test a system that listens; after it, none, and no webhook. */
export function withReceiver() {
  const at = {} as { receiver: Receiver }
  beforeEach(async () => {
    vi.stubEnv('WEBHOOK_PRIVATE_HOSTS', 'localhost')
    at.receiver = await startReceiver()
  })
  afterEach(async () => {
    await at.receiver.stop()
    await owner.webhook.deleteMany({})
    await owner.webhookEvent.deleteMany({})
  })
  return Object.assign(at, {
    hook: async (events: readonly WebhookEvent[] = ['completed'], { address = at.receiver.address } = {}) => {
      const id = randomUUID()
      const secret = webhookSecret(id)
      const newWebhook = { id, name: 'Learning record', address, events, secret: sealHash(secret, webhookKeys()) }
      expect(await makeWebhook(livedOrganisation.administrator, newWebhook, { now: start })).toBe('made')
      return { webhookId: id, secret }
    },
  })
}

/** Sends the next message as the worker does, and waits so long for an answer: on a busy machine longer than it would. */
export function send(now: Date, timeoutMs = 20_000) {
  return sendNextMessage({ clock: () => now, chance: () => 0.5, limits: { timeoutMs, mostBytes: 1000 } })
}

/** Asks for a test and gives what became of the message. */
export async function sendTest(webhookId: string, now: Date, timeoutMs?: number) {
  const id = randomUUID()
  expect(await testWebhook(livedOrganisation.administrator, { webhookId, id }, { now })).toBe('queued')
  const outcome = await send(now, timeoutMs)
  const delivery = await owner.webhookDelivery.findFirstOrThrow({ where: { id } })
  return { id, outcome, delivery }
}

export function stateOf(webhookId: string) {
  return findWebhook(livedOrganisation.administrator, { webhookId, before: null })
}
