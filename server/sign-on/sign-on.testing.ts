import { randomUUID } from 'node:crypto'
import type { OwnerDatabase } from '#data/database/owner-database.ts'
import { keepSignOnSettings } from '#data/sign-on/keep-settings.ts'
import { dangerouslyFindProvider } from '#data/sign-on/provider.ts'
import { noteSignOnTrial, switchSignOn } from '#data/sign-on/switch-sign-on.ts'
import { passwordKeys } from '#platform/env.ts'
import { sealHash } from '#platform/password.ts'
import { makeTestOrganisation, type TestOrganisation } from '#simulation/testing/organisation.ts'
import { beginSignOn, callbackAddress } from './begin.ts'
import { finishSignOn, type SignOnEnd } from './finish.ts'
import { passThrough, startProvider, type TestProvider } from './provider.testing.ts'

/** An organisation whose people sign in at a provider of its own. */
export type SigningOn = {
  readonly organisation: TestOrganisation
  readonly domain: string
  readonly provider: TestProvider
  readonly emailOf: (local: string) => string
}

export async function makeSigningOn(
  owner: OwnerDatabase,
  { makesAccounts, passwordHash }: { makesAccounts: boolean; passwordHash?: string },
): Promise<SigningOn> {
  const name = `sign-on-${randomUUID()}`
  const organisation = await makeTestOrganisation(owner, name, passwordHash === undefined ? {} : { passwordHash })
  const { organisationId } = organisation
  const provider = await startProvider([callbackAddress(organisationId)])
  const [domain, now] = [`${name}.example`, new Date()]
  const { issuer, clientId, clientSecret } = provider
  const settings = {
    issuer,
    clientId,
    clientSecret: sealHash(clientSecret, passwordKeys()),
    domains: [domain],
    makesAccounts,
  }
  const keepOutcome = await keepSignOnSettings(organisation.administrator, settings, { now })
  await noteSignOnTrial(organisation.administrator, { ...provider, organisationId, now })
  const switchOutcome = await switchSignOn(organisation.administrator, 'optional')
  if (!keepOutcome.ok || !switchOutcome.ok) throw new Error('single sign-on could not be set up')
  return { organisation, domain, provider, emailOf: (local) => `${local}@${domain}` }
}

/** One browser: what it keeps between leaving for the provider and coming back. */
export type Browser = { readonly cookies: Map<string, string>; readonly goTo: string }

export async function leaveFor(
  organisationId: string,
  email: string,
  { next = '/', purpose = 'sign-in' }: { next?: string; purpose?: 'sign-in' | 'try' | 'prove' } = {},
): Promise<Browser> {
  const provider = await dangerouslyFindProvider(organisationId)
  if (provider === null) throw new Error('this organisation has no provider')
  const { goTo, cookie } = await beginSignOn(provider, { email, next, purpose })
  return { goTo, cookies: new Map([[cookie.name, cookie.value]]) }
}

export function comeBack(
  organisationId: string,
  { cookies }: Pick<Browser, 'cookies'>,
  query: string,
  { now = new Date() }: { now?: Date } = {},
): Promise<SignOnEnd> {
  return finishSignOn(
    {
      query,
      organisationId,
      cookieNamed: (name) => cookies.get(name),
      address: '203.0.113.9',
      userAgent: 'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0',
    },
    { now },
  )
}

/** All of it: leaves, is signed in there as the account with this address, and comes back. */
export async function signOnAs({ organisation: { organisationId } }: SigningOn, email: string): Promise<SignOnEnd> {
  const browser = await leaveFor(organisationId, email)
  return comeBack(organisationId, browser, await passThrough(browser.goTo))
}
