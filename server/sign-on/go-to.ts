import { publicUrl } from '#platform/env.ts'

/** Leads the browser on, by GET; nothing keeps the answer. A place is one of ours, an address is the provider's. */
export function goTo(address: string): Response {
  const location = new URL(address, publicUrl()).href
  return new Response(null, { status: 303, headers: { location, 'cache-control': 'no-store' } })
}
