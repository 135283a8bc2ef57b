import type { IncomingMessage } from 'node:http'
import { publicUrl } from '#platform/env.ts'

/** A page of another site cannot send JSON here with the reader's cookie: browsers say where a request comes from. */
export function isFromHere(request: IncomingMessage): boolean {
  const site = request.headers['sec-fetch-site']
  if (site !== undefined) return site === 'same-origin'
  const { origin } = request.headers
  return origin === undefined || origin === new URL(publicUrl()).origin
}
