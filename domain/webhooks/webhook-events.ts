/** What a webhook can be told of; `audit`: everything in the audit trail, in its order. */
export const webhookEvents = ['completed', 'overdue', 'understands', 'faded', 'audit'] as const
export type WebhookEvent = (typeof webhookEvents)[number]

/** What of it is about one person. */
export type PersonEvent = Exclude<WebhookEvent, 'audit'>

/** What is sent: an event, a piece of the audit trail, or a test. */
export type MessageKind = WebhookEvent | 'test'
export const messageKinds = [...webhookEvents, 'test'] as const satisfies readonly MessageKind[]

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
