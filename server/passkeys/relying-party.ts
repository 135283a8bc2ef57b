import { publicUrl } from '#platform/env.ts'

/** As which site passkeys know the application: the host and the origin that people reach it under, and no other. */
export function relyingParty(): { readonly id: string; readonly origin: string } {
  const { hostname, origin } = new URL(publicUrl())
  return { id: hostname, origin }
}
