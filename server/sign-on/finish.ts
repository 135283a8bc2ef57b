import { authorizationCodeGrant, type Configuration, fetchUserInfo } from 'openid-client'
import { z } from 'zod'
import { dangerouslyTakeSignOnFailure } from '#data/people/sign-on-limits.ts'
import type { WayIn } from '#data/people/start-session.ts'
import { dangerouslyFindOrLink } from '#data/sign-on/find-or-link.ts'
import { dangerouslyLogSignOnFailure } from '#data/sign-on/log-failure.ts'
import { dangerouslyFindProvider, type SignOnProvider } from '#data/sign-on/provider.ts'
import { dangerouslyTakeAnswer } from '#data/sign-on/provider-answers.ts'
import type { SessionReference } from '#data/viewer.ts'
import { authenticatedAt, isStrongEnough } from '#domain/sign-on/how-signed-in.ts'
import { linkProblem } from '#domain/sign-on/link-problem.ts'
import { readClaims, type SignOnClaims } from '#domain/sign-on/read-claims.ts'
import { type SignOnRefusal, signOnRefusals } from '#domain/sign-on/refusals.ts'
import { languageOf } from '#i18n/languages.ts'
import { beginSession } from '#server/begin-session.ts'
import { networkOf } from '#server/client-network.ts'
import { callbackAddress, clientOf } from './begin.ts'
import { configurationFor } from './configuration.ts'
import { type Journey, journeyCookieName, readJourney } from './journey-cookie.ts'
import { refusalOf } from './refusal-of.ts'

export type SignOnEnd =
  | { readonly kind: 'signed-in'; readonly session: SessionReference; readonly next: string }
  /** Who is signed in has to be asked whose account that is. */
  | { readonly kind: 'shown'; readonly organisationId: string; readonly claims: SignOnClaims; readonly network: string }
  | { readonly kind: 'tried'; readonly organisationId: string; readonly issuer: string; readonly clientId: string }
  | { readonly kind: 'refused'; readonly reason: SignOnRefusal; readonly purpose: Journey['purpose'] }

type Coming = {
  /** What the provider added to the address. */
  readonly query: string
  readonly organisationId: string
  readonly cookieNamed: (name: string) => string | undefined
  readonly address: string
  readonly userAgent: string
}

/**
 * Someone comes back from a provider. The state belongs to this browser, the address to this organisation, the answer and the
 * token to this issuer and client, the token's nonce to this journey: else nobody is signed in, and the audit trail says why.
 */
export async function finishSignOn(coming: Coming, { now }: { now: Date }): Promise<SignOnEnd> {
  const { query, organisationId } = coming
  const state = new URLSearchParams(query).get('state') ?? ''
  const journey = await readJourney(coming.cookieNamed(journeyCookieName(state)))
  // Not logged: anyone can open this address as often as they like.
  if (journey?.state !== state || journey.organisationId !== organisationId)
    return { kind: 'refused', reason: 'started-elsewhere', purpose: 'sign-in' }
  const { purpose } = journey
  const network = networkOf(coming.address)
  const refuse = async (reason: SignOnRefusal): Promise<SignOnEnd> => {
    const isLogged = purpose !== 'try' && (await dangerouslyTakeSignOnFailure({ organisationId, network }))
    if (isLogged) await dangerouslyLogSignOnFailure(organisationId, { reason, network })
    return { kind: 'refused', reason, purpose }
  }
  const provider = await dangerouslyFindProvider(organisationId)
  const isSame = provider?.issuer === journey.issuer && provider.clientId === journey.clientId
  if (provider === null || !isSame || (purpose !== 'try' && provider.requirement === 'off'))
    return refuse('not-offered')
  const answer = await askWhoTheyAre(provider, journey, { query, now })
  if (typeof answer === 'string') return refuse(answer)
  if (!isStrongEnough(answer, provider.askedStrength)) return refuse('too-weak')
  if (purpose === 'prove') return { kind: 'shown', organisationId, claims: answer, network }
  if (purpose === 'try') {
    const problem = linkProblem(answer, provider.domains)
    return problem === null
      ? { kind: 'tried', organisationId, issuer: provider.issuer, clientId: provider.clientId }
      : { kind: 'refused', reason: problem, purpose }
  }
  const at = { network, now, languageOf: (tag: string) => languageOf(tag).tag }
  const account = await dangerouslyFindOrLink(provider, answer, at)
  if (!account.ok) return { kind: 'refused', reason: account.reason, purpose }
  const session = await beginSession(
    { organisationId, personId: account.personId },
    {
      keep: false,
      network,
      userAgent: coming.userAgent,
      how: wayIn(answer),
      provider: { issuer: answer.issuer, session: answer.session },
      now,
      provedAt: authenticatedAt(answer, { now }),
    },
  )
  return { kind: 'signed-in', session, next: journey.next }
}

/** The audit trail has how they signed in there, and where the provider was asked for groups and named none, why. */
function wayIn({ groups, strength }: SignOnClaims): WayIn {
  return {
    by: 'single-sign-on',
    ...(strength === null ? {} : { strength }),
    ...(groups?.came === 'nothing' ? { groups: groups.problem } : {}),
  }
}

/** Redeems the code and checks what comes of it. */
async function askWhoTheyAre(
  provider: SignOnProvider,
  { state, nonce, verifier }: Journey,
  { query, now }: { query: string; now: Date },
): Promise<SignOnClaims | SignOnRefusal> {
  if (provider.protocol === 'saml') return takeAnswer(provider, { requestId: state, query, now })
  try {
    const configuration = await configurationFor(clientOf(provider))
    const tokens = await authorizationCodeGrant(
      configuration,
      new URL(`${callbackAddress(provider.organisationId)}?${query}`),
      { pkceCodeVerifier: verifier, expectedState: state, expectedNonce: nonce, idTokenExpected: true },
    )
    const claims = tokens.claims()
    if (claims === undefined) return 'not-trusted'
    const { groupClaim } = provider
    const signOnClaims = readClaims(claims, {}, { groupClaim })
    if (claims.email === undefined)
      return readClaims(claims, await userInfoOf(configuration, tokens, claims.sub), { groupClaim })
    if (signOnClaims.groups?.came !== 'nothing' || signOnClaims.groups.problem !== 'missing') return signOnClaims
    // Whoever they are, the token has said: groups are no reason to keep them out.
    const more = await userInfoOf(configuration, tokens, claims.sub).catch(() => ({}))
    return readClaims(claims, more, { groupClaim })
  } catch (error) {
    return refusalOf(error)
  }
}

const Problem = z.enum(signOnRefusals).nullable().catch('not-trusted')

/** What the provider has answered to this request (saml/handle-answer.ts): it was checked when it came. */
async function takeAnswer(
  provider: SignOnProvider,
  { requestId, query, now }: { requestId: string; query: string; now: Date },
): Promise<SignOnClaims | SignOnRefusal> {
  const parameters = new URLSearchParams(query)
  const problem = Problem.parse(parameters.get('problem'))
  const ticket = parameters.get('ticket') ?? ''
  return problem ?? (await dangerouslyTakeAnswer(provider, { requestId, ticket }, { now })) ?? 'started-elsewhere'
}

/** What the token leaves out, of the same subject; nothing where the provider has no such address. */
async function userInfoOf(
  configuration: Configuration,
  { access_token: accessToken }: { access_token: string },
  subject: string,
): Promise<Readonly<Record<string, unknown>>> {
  return configuration.serverMetadata().userinfo_endpoint === undefined
    ? {}
    : fetchUserInfo(configuration, accessToken, subject)
}
