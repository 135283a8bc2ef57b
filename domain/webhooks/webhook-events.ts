import { channelNotices } from '#domain/channels/channel-kinds.ts'

/** What a webhook can be told of; `audit`: everything in the audit trail, in its order. */
export const webhookEvents = ['completed', 'overdue', 'understands', 'faded', 'audit'] as const
export type WebhookEvent = (typeof webhookEvents)[number]

/** What of it is about one person. */
export type PersonEvent = Exclude<WebhookEvent, 'audit'>

/** What is sent: an event, a piece of the audit trail, what a channel hears, or a test. */
export const messageKinds = [...webhookEvents, ...channelNotices, 'test'] as const
export type MessageKind = (typeof messageKinds)[number]

/** Why a message was not taken: each has words in the interface texts, namespace `webhooks`. */
export const webhookProblems = [
  'refused',
  'gone',
  'not-https',
  'not-public',
  'not-listed',
  'unreachable',
  'redirected',
  'too-large',
  'too-slow',
  'no-secret',
  'not-shown',
] as const
export type WebhookProblem = (typeof webhookProblems)[number]
