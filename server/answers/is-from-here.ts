import type { IncomingMessage } from 'node:http'
import { originHost } from '#server/request-origin.ts'

/** A page of another site cannot send JSON here with the reader's cookie: browsers say where a request comes from. */
export function isFromHere({ headers }: IncomingMessage): boolean {
  return originHost(headers) !== null
}
