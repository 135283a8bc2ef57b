import { randomBytes } from 'node:crypto'
import { type NextRequest, NextResponse } from 'next/server'
import { isKeptPlace } from './domain/offline/kept-pages.ts'
import { isProduction } from './platform/env.ts'
import { isSecure } from './server/cookie-names.ts'
import { keptFor, keptForHeader } from './server/offline/kept-for.ts'
import { contentSecurityPolicy } from './server/security-headers.ts'
import { readSessionCookie, sessionCookieName } from './server/session-cookie.ts'

/** Pages that nobody signed out has any use for. What each person may see there is decided where data are read. */
const signedInPages = /^\/(learn|teams|admin|search|notices)(\/|$)/

/**
 * Before every page: a fresh Content-Security-Policy, and the way to sign in for anyone who has no session. This is a
 * convenience and no authorisation: the cookie is only decoded here, the session behind it is read with the data.
 */
export async function proxy(request: NextRequest): Promise<NextResponse> {
  const { pathname, search } = request.nextUrl
  const isForSignedIn = signedInPages.test(pathname)
  const session = isForSignedIn ? await readSessionCookie(request.cookies.get(sessionCookieName())?.value) : null
  if (isForSignedIn && session === null) {
    const signIn = request.nextUrl.clone()
    signIn.pathname = '/sign-in'
    signIn.search = `?${new URLSearchParams({ next: `${pathname}${search}` })}`
    // Next writes the place as its body.
    return NextResponse.redirect(signIn, { headers: { 'content-type': 'text/plain; charset=utf-8' } })
  }
  const nonce = randomBytes(16).toString('base64')
  const policy = contentSecurityPolicy(nonce, { https: isSecure(), development: !isProduction() })
  const headers = new Headers(request.headers)
  headers.set('x-nonce', nonce)
  // Next reads the nonce from here and puts it on its own scripts.
  headers.set('content-security-policy', policy)
  const response = NextResponse.next({ request: { headers } })
  response.headers.set('content-security-policy', policy)
  if (session !== null && isKeptPlace(pathname)) response.headers.set(keptForHeader, keptFor(session.sessionId))
  return response
}

export const config = { matcher: ['/((?!_next/).*)'] }
