import { randomUUID } from 'node:crypto'
import { expect } from 'vitest'
import type { OwnerDatabase } from '#data/database/owner-database.ts'
import { chooseGroupClaim } from '#data/sign-on/decide-groups.ts'
import { keepSignOnSettings } from '#data/sign-on/keep-settings.ts'
import { noteSignOnTrial, switchSignOn } from '#data/sign-on/switch-sign-on.ts'
import { makeTestOrganisation, type TestOrganisation } from '#simulation/testing/organisation.ts'
import { answerAddress, serviceAddress } from './addresses.ts'
import { type AssertionFacts, makeSamlProvider, metadataOf, type SamlProvider } from './provider.testing.ts'
import { readMetadata } from './read-metadata.ts'

/** An organisation whose people sign in at a provider of SAML. */
export type Using = { organisation: TestOrganisation; domain: string; provider: SamlProvider }

const now = () => new Date()
export const in5Minutes = (minutes = 5) => new Date(Date.now() + minutes * 60_000)

export async function makeUsing(owner: OwnerDatabase, name: string): Promise<Using> {
  const domain = `${name}-${randomUUID()}.example`
  const organisation = await makeTestOrganisation(owner, domain.slice(0, -'.example'.length))
  const using = { organisation, domain, provider: makeSamlProvider() }
  await keepProvider(using, metadataOf(using.provider, [using.provider.key]))
  const { organisationId, administrator } = organisation
  const attempt = {
    organisationId,
    issuer: using.provider.issuer,
    clientId: serviceAddress(organisationId),
    now: now(),
  }
  expect(await noteSignOnTrial(administrator, attempt)).toBe(true)
  expect(await switchSignOn(administrator, 'optional')).toEqual({ ok: true })
  expect(await chooseGroupClaim(administrator, { claim: 'groups' })).toBe('done')
  return using
}

/** As an administrator does who uploads it, or enters its address. */
export async function keepProvider(
  { organisation, domain }: Using,
  metadata: string,
  metadataAddress = '',
): Promise<void> {
  const read = readMetadata(metadata, { now: now() })
  if (typeof read === 'string') throw new Error(read)
  const { issuer, signInAddress, certificates } = read
  const clientId = serviceAddress(organisation.organisationId)
  const settings = { issuer, clientId, clientSecret: '', domains: [domain], makesAccounts: true }
  const saml = { signInAddress, certificates, metadataAddress }
  expect(await keepSignOnSettings(organisation.administrator, { ...settings, saml }, { now: now() })).toEqual({
    ok: true,
  })
}

/** What a right answer to a request says. */
export function rightFor(
  { organisation, domain, provider }: Using,
  inResponseTo: string,
  local = 'ward-one',
): AssertionFacts {
  const { organisationId } = organisation
  return {
    nameId: `lasting ${local}`,
    attributes: { mail: [`${local}@${domain}`], givenName: ['Ada'], sn: ['Byron'], groups: ['Nurses', 'Leads'] },
    inResponseTo,
    audience: serviceAddress(organisationId),
    recipient: answerAddress(organisationId),
    issuer: provider.issuer,
    from: now(),
    until: in5Minutes(),
  }
}
