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
import { outboundGuard, webhookKeys } from '#platform/env.ts'
import { judgeAddress } from '#platform/outbound/guarded-fetch.ts'
import { sealHash } from '#platform/password.ts'
import { webhookSecret } from '#server/tokens.ts'
import { action, provenAction } from './action.ts'
import { Identifier, many, Required, SeenVersion, typed } from './fields.ts'

/** Where messages can be sent; a name is looked up when something is. */
const Address = typed(500).superRefine((text, context) => {
  const problem = problemOfAddress(text)
  if (problem !== null) context.addIssue({ code: 'custom', message: problem })
})

const problems = {
  'not-https': 'not-a-webhook-address',
  'not-public': 'webhook-not-public',
  'not-listed': 'host-not-listed',
} as const

function problemOfAddress(text: string): 'not-a-webhook-address' | 'webhook-not-public' | 'host-not-listed' | null {
  const url = URL.canParse(text) ? new URL(text) : null
  if (url === null || url.username !== '' || url.password !== '' || url.hash !== '') return 'not-a-webhook-address'
  const { refused } = judgeAddress(url, outboundGuard('WEBHOOK'))
  return refused === null ? null : problems[refused]
}

const Asked = z.object({
  webhookName: Required,
  address: Address,
  events: many(z.enum(webhookEvents, 'event-required')).refine((events) => events.length > 0, 'event-required'),
})
const OneWebhook = z.object({ webhookId: Identifier })
const pageOf = (webhookId: string) => `/admin/webhooks/${webhookId}`

/** Makes a webhook and shows the secret of its signatures, this once. */
export const makeWebhookTo = provenAction(
  'administrator',
  Asked,
  async (viewer, { webhookName: name, address, events }, { now, id }) => {
    const secret = webhookSecret(id)
    const made = { id, name, address, events, secret: sealHash(secret, webhookKeys()) }
    const outcome = await makeWebhook(viewer, made, { now })
    if (outcome === 'made') return { ok: true, done: 'webhook-made', secret }
    return { ok: false, field: 'webhookName', problem: outcome === 'gone' ? 'not-found' : 'too-many-webhooks' }
  },
  { daily: 'keys', field: 'webhookName' },
)

export const changeWebhookTo = provenAction(
  'administrator',
  Asked.extend({ webhookId: Identifier, seen: SeenVersion }),
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
    const sealed = sealHash(secret, webhookKeys())
    return (await rotateWebhookSecret(viewer, { webhookId, id, secret: sealed }, { now })) === 'rotated'
      ? { ok: true, done: 'webhook-secret-rotated', secret }
      : { ok: false, field: 'webhookId', problem: 'not-found' }
  },
  { daily: 'keys', field: 'webhookId' },
)

export const switchWebhookOnOrOff = action(
  'administrator',
  OneWebhook.extend({ to: z.enum(['on', 'off']) }),
  async (viewer, { webhookId, to }, at) =>
    (await switchWebhook(viewer, { webhookId, on: to === 'on' }, at)) === 'switched'
      ? { ok: true, goTo: `${pageOf(webhookId)}?done=switched-${to}` }
      : { ok: false, field: 'webhookId', problem: 'not-found' },
)

export const sendTestToWebhook = action('administrator', OneWebhook, async (viewer, { webhookId }, { now, id }) => {
  const outcome = await testWebhook(viewer, { webhookId, id }, { now })
  return outcome === 'queued'
    ? { ok: true, goTo: `${pageOf(webhookId)}?done=tested#messages` }
    : { ok: false, field: 'webhookId', problem: outcome === 'switched-off' ? 'webhook-is-off' : outcome }
})

export const sendToWebhookAgain = action(
  'administrator',
  z.object({ deliveryId: Identifier }),
  async (viewer, { deliveryId }, at) => {
    const outcome = await sendMessageAgain(viewer, deliveryId, at)
    return outcome === 'not-found'
      ? { ok: false, field: 'deliveryId', problem: 'webhook-moved-on' }
      : { ok: true, goTo: `${pageOf(outcome.webhookId)}?done=sent-again#messages` }
  },
)

export const deleteWebhookTo = action('administrator', OneWebhook, async (viewer, { webhookId }, at) =>
  (await deleteWebhook(viewer, webhookId, at)) === 'deleted'
    ? { ok: true, goTo: '/admin/webhooks?done=deleted' }
    : { ok: false, field: 'webhookId', problem: 'not-found' },
)
