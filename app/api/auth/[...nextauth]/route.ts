import NextAuth from 'next-auth'
import { authOptions } from '#server/auth-options.ts'

/**
 * What next-auth answers with 500 by itself is a request that it does not take: an address to go back to that is none, a
 * method that something is not for. Its settings are ours, and whatever fails in ours is thrown.
 */
async function handle(request: Request, context: unknown): Promise<Response> {
  const response: Response = await NextAuth(authOptions())(request, context)
  return response.status === 500 ? new Response(null, { status: 400 }) : response
}

/** Passwords are posted: next-auth would answer 500 to anyone who asks for this in an address. */
async function get(request: Request, context: unknown): Promise<Response> {
  if (/\/callback\/[^/]*$/.test(new URL(request.url).pathname))
    return new Response(null, { status: 405, headers: { allow: 'POST' } })
  return handle(request, context)
}

export { get as GET, handle as POST }
