import { type JsonSchema, refTo } from './schema-of.ts'
import { webhookMessages } from './webhook-messages.ts'

type DescribedWebhook = {
  readonly operationId: string
  readonly summary: string
  readonly description: string
  readonly parameters: readonly object[]
  readonly requestBody: object
  readonly responses: object
  readonly 'x-row': string
}

/** The component that a message of a kind is. */
export const messageName = (kind: string) => `${kind.charAt(0).toUpperCase()}${kind.slice(1)}Message`

const header = (name: string, description: string) => ({
  name,
  in: 'header' as const,
  required: true,
  description,
  schema: { type: 'string' } as JsonSchema,
})
/** Those of Standard Webhooks 1.0. */
const parameters = [
  header('webhook-id', 'The same however often it is sent: drop what you have already.'),
  header('webhook-timestamp', 'When it was sent, in seconds since 1970: refuse what is older than five minutes.'),
  header(
    'webhook-signature',
    'One or more, with blanks between: "v1," and Base64 of HMAC-SHA-256 over id, timestamp and body with dots between.',
  ),
]
const responses = {
  '2XX': { description: 'Taken. Anything else, and no answer in five seconds, is sent again for five days.' },
  410: { description: 'Switches the webhook off.' },
}

/** What webhooks are sent, as the description of the API says it: OpenAPI 3.1, `webhooks`. */
export function describedWebhooks(): Readonly<Record<string, { readonly post: DescribedWebhook }>> {
  const body = (type: string, name: string) => ({
    required: true,
    content: { [type]: { schema: { $ref: refTo(name) } } },
  })
  const ofPeople = Object.entries(webhookMessages).map(([kind, { summary, description }]) => {
    const name = messageName(kind)
    const requestBody = body('application/json', name)
    return [
      kind,
      { post: { operationId: `on-${kind}`, summary, description, parameters, requestBody, responses, 'x-row': name } },
    ]
  })
  const trail = {
    operationId: 'on-audit',
    summary: 'A piece of the audit trail',
    description: 'Up to 500 events in their order, each a line of JSON. The next piece comes once this one was taken.',
    parameters,
    requestBody: body('application/x-ndjson', 'TrailLine'),
    responses,
    'x-row': 'TrailLine',
  }
  return Object.fromEntries([...ofPeople, ['audit', { post: trail }]])
}
