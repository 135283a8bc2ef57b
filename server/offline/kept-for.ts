import { createHmac } from 'node:crypto'
import { sessionSecret } from '#platform/env.ts'

/** Says to a service worker which session a page may be kept for, and nothing else: a worker reads it from each page. */
export const keptForHeader = 'x-curtain-kept-for'

/** A name for a session or a person on a device, by which the device tells one from another and nobody finds out whose it is. */
export function keptFor(id: string): string {
  return createHmac('sha256', sessionSecret()).update(`curtain: kept for ${id}`).digest('base64url').slice(0, 22)
}
