import type { IncomingMessage } from 'node:http'

/**
 * Where a request came from, for rate limits; it is never logged.
 *
 * @param trustedProxies how many proxies of our own stand in front. Each adds the address it was called from to the
 * right of X-Forwarded-For; what stands further left was sent by the client, who may write there what it likes.
 */
export function clientAddress(request: IncomingMessage, { trustedProxies }: { trustedProxies: number }): string {
  const direct = request.socket.remoteAddress ?? ''
  if (trustedProxies === 0) return direct
  const forwardedFor = String(request.headers['x-forwarded-for'] ?? '').split(',')
  return forwardedFor.at(-trustedProxies)?.trim() || direct
}
