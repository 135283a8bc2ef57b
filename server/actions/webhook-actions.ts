'use server'

import { z } from 'zod'
import { changeWebhook } from '#data/webhooks/change-webhook.ts'
import { deleteWebhook } from '#data/webhooks/delete-webhook.ts'
import { makeWebhook } from '#data/webhooks/make-webhook.ts'
import { rotateWebhookSecret } from '#data/webhooks/rotate-webhook-secret.ts'
import { sendMessageAgain } from '#data/webhooks/send-again.ts'
import { switchWebhook } from '#data/webhooks/switch-webhook.ts'
import { testWebhook } from '#data/webhooks/test-webhook.ts'
import { webhookEvents } from '#domain/webhooks/webhook-events.ts'
import { webhookKeys } from '#platform/env.ts'
import { sealHash } from '#platform/password.ts'
import { webhookSecret } from '#server/tokens.ts'
import { action, provenAction } from './action.ts'
import { Identifier, many, RequiredText, SeenVersion } from './fields.ts'
import { MessageAddress } from './webhook-address.ts'

const WebhookInput = z.object({
  webhookName: RequiredText,
  address: MessageAddress,
  events: many(z.enum(webhookEvents, 'event-required')).refine((events) => events.length > 0, 'event-required'),
})
/** Channels of Teams and Slack are switched, tried and deleted by the same, from pages of their own. */
const Place = z.enum(['webhooks', 'channels']).default('webhooks')
const OneWebhook = z.object({ webhookId: Identifier, place: Place })
const pageOf = (webhookId: string, place: z.output<typeof Place> = 'webhooks') => `/admin/${place}/${webhookId}`

/** Makes a webhook and shows the secret of its signatures, this once. */
export const makeWebhookTo = provenAction(
  'administrator',
  WebhookInput,
  async (viewer, { webhookName: name, address, events }, { now, id }) => {
    const secret = webhookSecret(id)
    const newWebhook = { id, name, address, events, secret: sealHash(secret, webhookKeys()) }
    const outcome = await makeWebhook(viewer, newWebhook, { now })
    if (outcome === 'made') return { ok: true, done: 'webhook-made', secret }
    return { ok: false, field: 'webhookName', problem: outcome === 'gone' ? 'not-found' : 'too-many-webhooks' }
  },
  { daily: 'keys', field: 'webhookName' },
)

export const changeWebhookTo = provenAction(
  'administrator',
  WebhookInput.extend({ webhookId: Identifier, seen: SeenVersion }),
  async (viewer, { webhookId, webhookName: name, address, events, seen }, at) => {
    const outcome = await changeWebhook(viewer, { webhookId, name, address, events, seen }, at)
    return outcome === 'changed'
      ? { ok: true, goTo: `${pageOf(webhookId)}?done=changed` }
      : { ok: false, field: 'webhookName', problem: outcome }
  },
)

/** Signs messages with another secret, shown this once; for a day with the one before as well. */
export const rotateSecretOfWebhook = provenAction(
  'administrator',
  OneWebhook,
  async (viewer, { webhookId }, { now, id }) => {
    const secret = webhookSecret(id)
    const sealedSecret = sealHash(secret, webhookKeys())
    return (await rotateWebhookSecret(viewer, { webhookId, id, secret: sealedSecret }, { now })) === 'rotated'
      ? { ok: true, done: 'webhook-secret-rotated', secret }
      : { ok: false, field: 'webhookId', problem: 'not-found' }
  },
  { daily: 'keys', field: 'webhookId' },
)

export const switchWebhookOnOrOff = action(
  'administrator',
  OneWebhook.extend({ to: z.enum(['on', 'off']) }),
  async (viewer, { webhookId, place, to }, at) =>
    (await switchWebhook(viewer, { webhookId, on: to === 'on' }, at)) === 'switched'
      ? { ok: true, goTo: `${pageOf(webhookId, place)}?done=switched-${to}` }
      : { ok: false, field: 'webhookId', problem: 'not-found' },
)

export const sendTestToWebhook = action(
  'administrator',
  OneWebhook,
  async (viewer, { webhookId, place }, { now, id }) => {
    const outcome = await testWebhook(viewer, { webhookId, id }, { now })
    return outcome === 'queued'
      ? { ok: true, goTo: `${pageOf(webhookId, place)}?done=tested#messages` }
      : { ok: false, field: 'webhookId', problem: outcome === 'switched-off' ? 'webhook-is-off' : outcome }
  },
)

export const sendToWebhookAgain = action(
  'administrator',
  z.object({ deliveryId: Identifier, place: Place }),
  async (viewer, { deliveryId, place }, at) => {
    const outcome = await sendMessageAgain(viewer, deliveryId, at)
    return outcome === 'not-found'
      ? { ok: false, field: 'deliveryId', problem: 'webhook-moved-on' }
      : { ok: true, goTo: `${pageOf(outcome.webhookId, place)}?done=sent-again#messages` }
  },
)

export const deleteWebhookTo = action('administrator', OneWebhook, async (viewer, { webhookId, place }, at) =>
  (await deleteWebhook(viewer, webhookId, at)) === 'deleted'
    ? { ok: true, goTo: `/admin/${place}?done=deleted` }
    : { ok: false, field: 'webhookId', problem: 'not-found' },
)
