import { parseCookie } from 'cookie'
import type { NextAuthOptions } from 'next-auth'
import credentials from 'next-auth/providers/credentials'
import { dangerouslyEndSession } from '#data/people/end-session.ts'
import { sessionSecret } from '#platform/env.ts'
import { cookieOptions } from './cookie-names.ts'
import { deviceCookieName } from './known-device.ts'
import { rememberedCookieName } from './remembered-device.ts'
import { openToken, sealToken } from './sealed-token.ts'
import { longestSessionSeconds, readSessionCookie, readSessionReference, sessionCookieName } from './session-cookie.ts'
import { signIn } from './sign-in.ts'

/** next-auth with our own pages. The token says which session it is, and nothing about the person. */
export function authOptions(): NextAuthOptions {
  return {
    secret: sessionSecret(),
    session: { strategy: 'jwt', maxAge: longestSessionSeconds, updateAge: longestSessionSeconds },
    jwt: {
      encode: ({ token = {}, maxAge = longestSessionSeconds, salt = '' }) =>
        sealToken(token, { salt, seconds: maxAge }),
      decode: ({ token, salt = '' }) => openToken(token, { salt }),
    },
    pages: { signIn: '/sign-in', error: '/sign-in' },
    cookies: {
      sessionToken: {
        name: sessionCookieName(),
        options: cookieOptions(),
      },
    },
    providers: [
      credentials({
        credentials: { email: {}, password: {}, keep: {} },
        authorize: async (fields, request) => {
          const { cookie = '', 'x-client-address': address = '', 'user-agent': userAgent = '' } = request.headers ?? {}
          const cookies = parseCookie(String(cookie))
          const outcome = await signIn(fields, {
            address,
            deviceCookie: cookies[deviceCookieName()],
            rememberedCookie: cookies[rememberedCookieName()],
            userAgent,
            now: new Date(),
          })
          const earlier = outcome.ok ? await readSessionCookie(cookies[sessionCookieName()]) : null
          if (earlier !== null) await dangerouslyEndSession(earlier)
          if (outcome.ok) return { id: outcome.session.sessionId, organisationId: outcome.session.organisationId }
          throw new Error(outcome.problem)
        },
      }),
    ],
    callbacks: {
      jwt: ({ token, user }) =>
        user === undefined
          ? token
          : { sessionId: user.id, organisationId: 'organisationId' in user ? user.organisationId : undefined },
      // Nobody needs next-auth's own view of a session: who is asking is read from the database.
      session: ({ session }) => ({ expires: session.expires }),
      redirect: ({ url, baseUrl }) => (url.startsWith('/') && !url.startsWith('//') ? `${baseUrl}${url}` : baseUrl),
    },
    events: {
      signOut: async ({ token }) => {
        const session = readSessionReference(token)
        if (session !== null) await dangerouslyEndSession(session)
      },
    },
  }
}
