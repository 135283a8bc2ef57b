import { LRUCache } from 'lru-cache'
import {
  allowInsecureRequests,
  type ClientAuth,
  ClientSecretBasic,
  ClientSecretPost,
  Configuration,
  clockTolerance,
  customFetch,
  discovery,
  enableNonRepudiationChecks,
} from 'openid-client'
import { guardedFetch } from '#platform/outbound/guarded-fetch.ts'
import { outboundGuard } from '#platform/outbound/outbound-guard.ts'

export type Client = { readonly issuer: string; readonly clientId: string; readonly clientSecret: string }

/** By how much the clocks of provider and server may differ. */
export const skewSeconds = 60

/** What is known of a provider is asked again after so long; its keys whenever one is new. */
const configurations = new LRUCache<string, Promise<Configuration>>({ max: 500, ttl: 10 * 60 * 1000 })

/**
 * Asks the provider what it can do, and how it is to be asked. Remembered for as long as the client stays the same. Throws where
 * it does not answer, or says that it is another issuer.
 */
export function configurationFor(client: Client): Promise<Configuration> {
  const key = JSON.stringify(client)
  const cachedConfiguration = configurations.get(key)
  if (cachedConfiguration !== undefined) return cachedConfiguration
  const discovery = discover(client)
  configurations.set(key, discovery)
  discovery.catch(() => configurations.delete(key))
  return discovery
}

/** The issuer as the provider writes it, which is what its tokens say; throws as configurationFor() does. */
export async function canonicalIssuer(issuer: string): Promise<string> {
  return (await discover({ issuer, clientId: '-', clientSecret: '-' })).serverMetadata().issuer
}

async function discover({ issuer, clientId, clientSecret }: Client): Promise<Configuration> {
  const address = new URL(issuer)
  const inClear = address.protocol === 'http:' ? [allowInsecureRequests] : []
  const newConfiguration = await discovery(address, clientId, clientSecret, undefined, {
    [customFetch]: ask,
    execute: inClear,
  })
  const server = newConfiguration.serverMetadata()
  const configuration = new Configuration(
    server,
    clientId,
    { client_secret: clientSecret, [clockTolerance]: skewSeconds },
    authenticationFor(server.token_endpoint_auth_methods_supported, clientSecret),
  )
  configuration[customFetch] = ask
  // The token's own signature, not only that of the connection that it came by.
  enableNonRepudiationChecks(configuration)
  for (const allow of inClear) allow(configuration)
  return configuration
}

function authenticationFor(methods: readonly string[] | undefined, secret: string): ClientAuth {
  const takesBasic = methods === undefined || methods.includes('client_secret_basic')
  return takesBasic ? ClientSecretBasic(secret) : ClientSecretPost(secret)
}

/** Whatever addresses a provider names of itself are asked as carefully as the one that was typed. */
function ask(
  address: string,
  requestInit: { method?: string; headers?: Record<string, string>; body?: unknown },
): Promise<Response> {
  return guardedFetch(address, requestInit, outboundGuard('SIGN_ON'))
}
