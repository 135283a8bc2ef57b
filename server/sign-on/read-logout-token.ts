import { createHash } from 'node:crypto'
import { createRemoteJWKSet, customFetch, type JWTVerifyGetKey, jwtVerify } from 'jose'
import { LRUCache } from 'lru-cache'
import { z } from 'zod'
import type { ProviderLogout } from '#data/sign-on/end-provider-sessions.ts'
import { guardedFetch } from '#platform/outbound/guarded-fetch.ts'
import { outboundGuard } from '#platform/outbound/outbound-guard.ts'
import { type Client, configurationFor, skewSeconds } from './configuration.ts'

/** Signed with a private key: whoever has the client's secret, or the public key, can make none. */
const algorithms = ['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512', 'ES256', 'ES384', 'ES512', 'EdDSA', 'Ed25519']
const event = 'http://schemas.openid.net/event/backchannel-logout'
const oldestSeconds = 10 * 60

const Claims = z
  .object({
    jti: z.string().min(1).max(1000),
    exp: z.number(),
    sub: z.string().min(1).max(255).optional(),
    sid: z.string().min(1).max(255).optional(),
    events: z.record(z.string(), z.unknown()).refine((events) => z.looseObject({}).safeParse(events[event]).success),
    // With one it would be an ID token.
    nonce: z.undefined().optional(),
  })
  .refine(({ sub, sid }) => sub !== undefined || sid !== undefined)

/** Where each provider's keys are, asked again when one is new, and at most every half minute. */
const keys = new LRUCache<string, JWTVerifyGetKey>({ max: 500 })

/**
 * What a logout token says (OpenID Connect Back-Channel Logout 1.0, section 2.6): signed by this provider for this client, of the
 * last ten minutes, for a logout and nothing else. Throws where it is not, or the provider cannot be asked for its keys.
 */
export async function readLogoutToken(token: string, client: Client, { now }: { now: Date }): Promise<ProviderLogout> {
  const { issuer, jwks_uri: address } = (await configurationFor(client)).serverMetadata()
  if (address === undefined) throw new Error('The provider names no keys')
  const { payload, protectedHeader } = await jwtVerify(token, keysAt(address), {
    issuer,
    audience: client.clientId,
    algorithms,
    clockTolerance: skewSeconds,
    maxTokenAge: oldestSeconds,
    requiredClaims: ['iat', 'exp'],
    currentDate: now,
  })
  if (!/^(application\/)?(logout\+)?jwt$/i.test(protectedHeader.typ ?? 'JWT'))
    throw new Error('This is no logout token: typ')
  const parseResult = Claims.safeParse(payload)
  if (!parseResult.success) throw new Error(`This is no logout token: ${parseResult.error.issues[0]?.path.join('.')}`)
  const { jti, sub, sid } = parseResult.data
  return {
    subject: sub ?? null,
    session: sid ?? null,
    token: {
      hash: createHash('sha256').update(`${issuer} ${jti}`).digest('base64url'),
      // Older than that it is refused by its time.
      expiresAt: new Date(now.getTime() + (oldestSeconds + 2 * skewSeconds) * 1000),
    },
  }
}

function keysAt(address: string): JWTVerifyGetKey {
  const cachedKeys = keys.get(address)
  if (cachedKeys !== undefined) return cachedKeys
  const newKeys = createRemoteJWKSet(new URL(address), {
    [customFetch]: (url) => guardedFetch(url, {}, outboundGuard('SIGN_ON')),
  })
  keys.set(address, newKeys)
  return newKeys
}
