import NextAuth from 'next-auth'
import { authOptions } from '#server/auth-options.ts'

const handler: (request: Request, context: unknown) => Promise<Response> = (request, context) =>
  NextAuth(authOptions())(request, context)

/** Passwords are posted: next-auth would answer 500 to anyone who asks for this in an address. */
async function get(request: Request, context: unknown): Promise<Response> {
  if (/\/callback\/[^/]*$/.test(new URL(request.url).pathname))
    return new Response(null, { status: 405, headers: { allow: 'POST' } })
  return handler(request, context)
}

export { get as GET, handler as POST }
