import { createHash } from 'node:crypto'
import { z } from 'zod'
import { otherClientId, passThrough } from './provider.testing.ts'
import type { Browser, SigningOn } from './sign-on.testing.ts'

/** A token for the other client of the same provider, for the same person, with the nonce of this browser's journey. */
export async function tokenOfOtherClient(
  { issuer, clientSecret }: SigningOn['provider'],
  { email, browser }: { email: string; browser: Browser },
): Promise<string> {
  const startAddress = new URL(browser.goTo)
  const verifier = 'v'.repeat(43)
  startAddress.searchParams.set('client_id', otherClientId)
  startAddress.searchParams.set('login_hint', email)
  startAddress.searchParams.set('code_challenge', createHash('sha256').update(verifier).digest('base64url'))
  const query = new URLSearchParams(await passThrough(startAddress.href))
  const response = await fetch(`${issuer}/token`, {
    method: 'POST',
    headers: { authorization: `Basic ${Buffer.from(`${otherClientId}:${clientSecret}`).toString('base64')}` },
    body: new URLSearchParams({
      grant_type: 'authorization_code',
      code: query.get('code') ?? '',
      redirect_uri: startAddress.searchParams.get('redirect_uri') ?? '',
      code_verifier: verifier,
    }),
  })
  return z.object({ id_token: z.string() }).parse(await response.json()).id_token
}
