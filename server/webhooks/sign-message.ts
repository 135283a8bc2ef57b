import { createHmac } from 'node:crypto'

/** How a secret begins that Standard Webhooks' libraries take: the rest is Base64. */
export const secretPrefix = 'whsec_'

export type SignatureHeaders = Readonly<Record<'webhook-id' | 'webhook-timestamp' | 'webhook-signature', string>>

/**
 * The headers by which a receiver knows who sent a message, as Standard Webhooks 1.0 writes them: HMAC-SHA-256 over id, time and
 * body, once for each secret that holds.
 *
 * @param secrets `whsec_` and Base64, the newest first
 */
export function signMessage(
  { id, at, body }: { id: string; at: Date; body: string },
  secrets: readonly string[],
): SignatureHeaders {
  const timestamp = `${Math.floor(at.getTime() / 1000)}`
  const signatures = secrets.map((secret) => {
    const key = Buffer.from(secret.slice(secretPrefix.length), 'base64')
    return `v1,${createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest('base64')}`
  })
  return { 'webhook-id': id, 'webhook-timestamp': timestamp, 'webhook-signature': signatures.join(' ') }
}
