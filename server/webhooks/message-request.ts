import type { ClaimedMessage } from '#data/webhooks/deliver-messages.ts'
import { slackMessage } from '#domain/channels/slack-message.ts'
import { teamsCard } from '#domain/channels/teams-card.ts'
import { webhookKeys } from '#platform/env.ts'
import { openHash } from '#platform/password.ts'
import { signMessage } from './sign-message.ts'
import { writePost } from './write-post.ts'

export type MessageRequest = {
  readonly address: string
  readonly body: string
  readonly headers: Readonly<Record<string, string>>
}

/**
 * What is sent of a message, and where to; `no-secret`: nothing can be, for what it needs is sealed under a key that is gone;
 * null: nothing is left to be sent.
 */
export async function messageRequest(
  message: ClaimedMessage,
  { now }: { now: Date },
): Promise<MessageRequest | 'no-secret' | null> {
  const [first, ...former] = [message.secret, message.formerSecret].flatMap((sealedSecret) => {
    const secret = sealedSecret === null ? null : openHash(sealedSecret, webhookKeys())
    return secret === null ? [] : [secret]
  })
  if (first === undefined) return 'no-secret'
  const { form } = message
  if (form !== 'events') {
    const post = await writePost(message)
    const body = JSON.stringify(form === 'teams' ? teamsCard(post) : slackMessage(post))
    return { address: first, body, headers: { 'content-type': 'application/json', 'user-agent': userAgent } }
  }
  const isTrail = message.kind === 'audit'
  // What its period deleted before it was sent is not there to be sent.
  if (isTrail && message.lines === null) return null
  const body = message.lines ?? bodyOf(message)
  return {
    address: message.address,
    body,
    headers: {
      'content-type': isTrail ? 'application/x-ndjson' : 'application/json',
      'user-agent': userAgent,
      ...signMessage({ id: message.messageId, at: now, body }, [first, ...former]),
    },
  }
}

const userAgent = 'Curtain-Webhooks/1'

/** What is sent of an event: no names, and the same bytes however often. */
function bodyOf({ kind, at, data }: Pick<ClaimedMessage, 'kind' | 'at' | 'data'>): string {
  return JSON.stringify({ type: kind, timestamp: at.toISOString(), data })
}
