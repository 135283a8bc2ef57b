import { generateKeyPairSync, type KeyObject, randomUUID } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import OidcProvider from 'oidc-provider'
import { z } from 'zod'
import { findFreePort } from '#platform/processes/ports.ts'

/** What the provider says of an account, by its subject. */
export type Account = Readonly<Record<string, unknown>>

export type TestProvider = {
  readonly issuer: string
  readonly clientId: string
  readonly clientSecret: string
  /** Accounts as they are now: change them as the provider's own administrators would. */
  readonly accounts: Map<string, Account>
  /** Answers instead of the provider, where it answers; for what a provider does not do by itself. */
  intercept: ((request: IncomingMessage, response: ServerResponse) => boolean) | null
  /** What the token endpoint sends to its next caller in the place of the ID token that it has signed. */
  changeToken: ((own: string) => Promise<string>) | null
  /** Where it says that someone has logged out; null: nowhere. */
  logoutUri: string | null
  /** Says that to the client, of someone's session there; throws where the client does not take it. */
  readonly logOut: (subject: string, session: string) => Promise<void>
  /** With which it signs. */
  readonly key: KeyObject
  readonly stop: () => Promise<void>
}

/** Another application of the same provider, with the same secret. */
export const otherClientId = 'another'

/** A real provider (oidc-provider) on loopback. Whoever is hinted at is signed in there at once; anyone consents. */
export async function startProvider(redirectUris: readonly string[]): Promise<TestProvider> {
  const issuer = `http://localhost:${await findFreePort()}`
  const [clientId, clientSecret] = ['curtain', randomUUID()]
  const accounts = new Map<string, Account>()
  const { privateKey: key } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const oidc = new OidcProvider(issuer, {
    clients: [clientId, otherClientId].map((id) => ({
      client_id: id,
      client_secret: clientSecret,
      redirect_uris: [...redirectUris],
      id_token_signed_response_alg: 'ES256',
      backchannel_logout_uri: `${issuer}/logged-out`,
      backchannel_logout_session_required: true,
    })),
    cookies: { keys: ['for tests'] },
    jwks: { keys: [{ ...key.export({ format: 'jwk' }), kid: 'one', use: 'sig' }] },
    // What a token holds besides the subject: the real ones put it there too.
    conformIdTokenClaims: false,
    claims: {
      openid: ['sub', 'groups', 'hasgroups'],
      email: ['email', 'email_verified'],
      profile: ['given_name', 'family_name', 'locale'],
    },
    features: { devInteractions: { enabled: false }, backchannelLogout: { enabled: true } },
    // Its own dispatcher goes to public addresses alone.
    fetch: (_address, init) =>
      fetch(provider.logoutUri ?? '', {
        method: init?.method ?? 'GET',
        headers: init?.headers ?? {},
        body: init?.body ?? null,
      }),
    interactions: { url: (_context, { uid }) => `/interaction/${uid}` },
    findAccount: (_context, subject) => {
      const claims = accounts.get(subject)
      return claims === undefined ? undefined : { accountId: subject, claims: () => ({ sub: subject, ...claims }) }
    },
    loadExistingGrant: async ({ oidc: { client, session, provider } }) => {
      const grant = new provider.Grant({
        ...(client === undefined ? {} : { clientId: client.clientId }),
        ...(session?.accountId === undefined ? {} : { accountId: session.accountId }),
      })
      grant.addOIDCScope('openid email profile')
      await grant.save()
      return grant
    },
  })
  const handle = oidc.callback()
  const provider: TestProvider = {
    issuer,
    clientId,
    clientSecret,
    accounts,
    intercept: null,
    changeToken: null,
    logoutUri: null,
    key,
    logOut: async (subject, session) => {
      const client = await oidc.Client.find(clientId)
      const say = client?.backchannelLogout
      if (typeof say !== 'function') throw new Error('oidc-provider says nothing of logouts')
      await say.call(client, subject, session)
    },
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
  const server = createServer((request, response) => {
    if (provider.intercept?.(request, response) === true) return
    if (request.url === '/token') changeTokenOf(response, provider)
    if (request.url?.startsWith('/interaction/') !== true) {
      handle(request, response)
      return
    }
    void oidc.interactionDetails(request, response).then(({ params }) => {
      const hint = String(params.login_hint ?? '')
      const subject = [...accounts].find(([, { email }]) => email === hint)?.[0]
      const result =
        subject === undefined ? { error: 'access_denied' } : { login: { accountId: subject, remember: false } }
      return oidc.interactionFinished(request, response, result)
    })
  })
  await new Promise<void>((resolve) => server.listen(Number(new URL(issuer).port), 'localhost', resolve))
  return provider
}

/**
 * Follows a browser's way through the provider and back, as far as the address outside of it; with the cookies of one browser.
 *
 * @returns the query with which the provider sends people back.
 */
export async function passThrough(goTo: string): Promise<string> {
  const { origin } = new URL(goTo)
  const cookies = new Map<string, string>()
  let address = goTo
  for (let steps = 0; steps < 10; steps += 1) {
    const response = await fetch(address, {
      redirect: 'manual',
      headers: { cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; ') },
    })
    for (const cookie of response.headers.getSetCookie()) {
      const [pair = ''] = cookie.split(';')
      cookies.set(pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1))
    }
    const location = response.headers.get('location')
    if (location === null) throw new Error(`The provider answered ${response.status}: ${await response.text()}`)
    const next = new URL(location, address)
    if (next.origin !== origin) return next.search.slice(1)
    address = next.href
  }
  throw new Error('The provider leads in circles')
}

function changeTokenOf(response: ServerResponse, provider: TestProvider): void {
  const change = provider.changeToken
  if (change === null) return
  provider.changeToken = null
  const [end, write] = [response.end.bind(response), response.setHeader.bind(response)]
  Object.assign(response, {
    end: (body: unknown) => {
      const tokens = Tokens.parse(JSON.parse(String(body)))
      void change(tokens.id_token).then((token) => {
        const tokenText = JSON.stringify({ ...tokens, id_token: token })
        write('content-length', Buffer.byteLength(tokenText))
        end(tokenText)
      })
      return response
    },
  })
}

const Tokens = z.looseObject({ id_token: z.string() })
