import type { IncomingMessage, ServerResponse } from 'node:http'
import { publicUrl, readVariable } from '#platform/env.ts'

/**
 * What browsers, password managers, crawlers and people who found a weakness ask for by themselves, at addresses that no page
 * names. None needs the database.
 */
type WellKnownPath = {
  readonly path: RegExp
  readonly pattern: string
  readonly answer: (response: ServerResponse, at: { now: Date }) => void
}

const dayMs = 24 * 60 * 60 * 1000
/** RFC 9116 wants a day within a year by which somebody has looked at it again: each answer says one anew. */
const securityTxtDays = 180

const wellKnownPaths: readonly WellKnownPath[] = [
  // Pages name app/apple-icon.png; a device that has not read their head yet asks for these.
  {
    path: /^\/apple-touch-icon(-\d{1,4}x\d{1,4})?(-precomposed)?\.png$/,
    pattern: '/apple-touch-icon.png',
    answer: (response) => leadTo(response, '/apple-icon.png'),
  },
  // Nothing here is for a search engine, not even the page to sign in on.
  {
    path: /^\/robots\.txt$/,
    pattern: '/robots.txt',
    answer: (response) => say(response, 200, 'User-agent: *\nDisallow: /\n'),
  },
  // https://www.w3.org/TR/change-password-url/
  {
    path: /^\/\.well-known\/change-password$/,
    pattern: '/.well-known/change-password',
    answer: (response) => leadTo(response, '/account#password'),
  },
  // https://www.rfc-editor.org/rfc/rfc9116; the older address leads to the newer.
  {
    path: /^\/security\.txt$/,
    pattern: '/security.txt',
    answer: (response) => leadTo(response, '/.well-known/security.txt'),
  },
  { path: /^\/\.well-known\/security\.txt$/, pattern: '/.well-known/security.txt', answer: saySecurityContact },
]

/** How a request for one of them is answered; null: it is for something else. */
export function findWellKnownPath(
  method: string | undefined,
  pathname: string,
): { pattern: string; handle: (request: IncomingMessage, response: ServerResponse) => Promise<void> } | null {
  if (method !== 'GET' && method !== 'HEAD') return null
  const match = wellKnownPaths.find(({ path }) => path.test(pathname))
  if (match === undefined) return null
  const { pattern, answer } = match
  return { pattern, handle: async (_request, response) => answer(response, { now: new Date() }) }
}

function saySecurityContact(response: ServerResponse, { now }: { now: Date }): void {
  const contact = readVariable('SECURITY_CONTACT')
  if (contact === undefined) {
    say(response, 404, 'Nobody is named here.\n')
    return
  }
  const expires = new Date(now.getTime() + securityTxtDays * dayMs)
  say(
    response,
    200,
    [
      `Contact: ${contact}`,
      `Expires: ${expires.toISOString().slice(0, 10)}T00:00:00Z`,
      `Canonical: ${publicUrl()}/.well-known/security.txt`,
      '',
    ].join('\n'),
  )
}

function leadTo(response: ServerResponse, location: string): void {
  response.writeHead(302, { location, 'cache-control': 'no-store' }).end()
}

/** Node sends no body in answer to HEAD. */
function say(response: ServerResponse, status: number, text: string): void {
  response
    .writeHead(status, {
      'content-type': 'text/plain; charset=utf-8',
      'content-length': Buffer.byteLength(text),
      'cache-control': 'no-store',
    })
    .end(text)
}
