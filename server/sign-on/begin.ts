import {
  buildAuthorizationUrl,
  type Configuration,
  calculatePKCECodeChallenge,
  randomNonce,
  randomPKCECodeVerifier,
  randomState,
} from 'openid-client'
import type { SignOnProvider } from '#data/sign-on/provider.ts'
import { domainOf } from '#domain/sign-on/link-problem.ts'
import { passwordKeys, publicUrl } from '#platform/env.ts'
import { openHash } from '#platform/password.ts'
import { type Client, configurationFor } from './configuration.ts'
import { type Journey, journeyCookieName, sealJourney } from './journey-cookie.ts'
import { withFreshMetadata } from './saml/refresh-metadata.ts'
import { newRequestId } from './saml/request-id.ts'
import { samlOf } from './saml/saml-of.ts'

const dayMs = 24 * 60 * 60 * 1000

/** Where the provider sends people back to: an address for each organisation, so that no provider can answer for another. */
export function callbackAddress(organisationId: string): string {
  return `${publicUrl()}/api/sign-on/callback/${organisationId}`
}

/**
 * Sends someone to their provider: the address to go to, and the cookie that knows them when they come back.
 *
 * @param asked.email a hint for the provider, which may ask for another.
 */
export async function beginSignOn(
  provider: SignOnProvider,
  { email, next, purpose }: { email: string | null; next: string; purpose: Journey['purpose'] },
): Promise<{ goTo: string; cookie: { name: string; value: string } }> {
  const { organisationId, issuer, clientId } = provider
  if (provider.protocol === 'saml') return beginSaml(provider, { next, purpose })
  const configuration = await configurationFor(clientOf(provider))
  const [state, nonce, verifier] = [randomState(), randomNonce(), randomPKCECodeVerifier()]
  const goTo = buildAuthorizationUrl(configuration, {
    redirect_uri: callbackAddress(organisationId),
    scope: scopesFor(provider, configuration),
    code_challenge: await calculatePKCECodeChallenge(verifier),
    code_challenge_method: 'S256',
    state,
    nonce,
    ...(email === null ? {} : { login_hint: email }),
    ...(provider.askedStrength === '' ? {} : { acr_values: provider.askedStrength }),
    ...(purpose === 'prove' ? anew(issuer) : {}),
  })
  const journey = { organisationId, issuer, clientId, state, nonce, verifier, next, purpose }
  return { goTo: goTo.href, cookie: { name: journeyCookieName(state), value: await sealJourney(journey) } }
}

/** Asks the provider to have them sign in again. Google knows no such prompt and refuses what it does not know. */
function anew(issuer: string): Record<string, string> {
  return { max_age: '0', ...(issuer === 'https://accounts.google.com' ? {} : { prompt: 'login' }) }
}

/** By SAML the state is the request's id, which the provider's answer names. */
async function beginSaml(
  provider: SignOnProvider,
  { next, purpose }: { next: string; purpose: Journey['purpose'] },
): Promise<{ goTo: string; cookie: { name: string; value: string } }> {
  const { organisationId, issuer, clientId } = provider
  const now = new Date()
  const fresh = await withFreshMetadata(provider, { olderThan: dayMs, now })
  const state = newRequestId(organisationId, { now })
  const goTo = await samlOf(fresh, state, { now, purpose }).getAuthorizeUrlAsync('', undefined, {})
  const journey = { organisationId, issuer, clientId, state, nonce: '', verifier: '', next, purpose }
  return { goTo, cookie: { name: journeyCookieName(state), value: await sealJourney(journey) } }
}

/** Some providers name groups only where that is asked for, and some refuse what they do not know. */
function scopesFor({ groupClaim }: SignOnProvider, configuration: Configuration): string {
  const asksGroups = groupClaim !== '' && configuration.serverMetadata().scopes_supported?.includes('groups') === true
  return `openid email profile${asksGroups ? ' groups' : ''}`
}

/**
 * The address that someone has typed, for a provider of its domain alone: a link to another organisation's provider would tell it
 * who follows.
 */
export function hintFor({ domains }: Pick<SignOnProvider, 'domains'>, email: string | null): string | null {
  return email !== null && domains.includes(domainOf(email)) ? email : null
}

/** The client with its secret; one that no key opens is empty, and the provider refuses it. */
export function clientOf({ issuer, clientId, clientSecret }: SignOnProvider): Client {
  return { issuer, clientId, clientSecret: openHash(clientSecret, passwordKeys()) ?? '' }
}
