import type { IncomingMessage } from 'node:http'

/** Pages and files that keep who looked at whom, or that they were read; and `/teams`, which leads on to a manager's only team. */
const keepsLooks = /^\/(teams(\/|$)|notices$|admin\/teams\/|api\/(reports|export)\/)/

/**
 * Whether a page that keeps who opened it is asked for before anyone has: by Next's links once they are in view or under
 * the pointer, or by a browser that thinks ahead. It gets nothing then, and is asked for again when the link is pressed.
 */
export function isAskedAhead({ headers }: Pick<IncomingMessage, 'headers'>, pathname: string): boolean {
  const ahead = headers['next-router-prefetch'] !== undefined || /\bprefetch\b/.test(`${headers['sec-purpose'] ?? ''}`)
  return ahead && keepsLooks.test(pathname)
}
