import { inOrganisation } from '#data/database/database.ts'
import { shownVersion } from '#data/shown-version.ts'
import type { Administrator } from '#data/viewer.ts'
import { providerFormValues, requirementFormValues } from './internal/shown.ts'

export type SignOnRequirement = 'off' | 'optional' | 'required'

/** What is needed of a provider of SAML, as its metadata say it. */
export type SamlSettings = {
  readonly signInAddress: string
  /** Base64 of DER. */
  readonly certificates: readonly string[]
  /** Where the metadata is read again; empty: it was uploaded. */
  readonly metadataAddress: string
}

/** What an administrator sees of their organisation's provider. Never its secret. */
export type SignOnSettings = {
  readonly issuer: string
  readonly clientId: string
  readonly domains: readonly string[]
  readonly makesAccounts: boolean
  /** Null: the provider is one of OpenID Connect. */
  readonly saml: (SamlSettings & { readonly metadataReadAt: Date | null }) | null
  /** In which claim the provider names groups; empty: they mean nothing here. */
  readonly groupClaim: string
  /** Which ways of signing in there are strong enough, by its own names with spaces between them; empty: any is. */
  readonly askedStrength: string
  readonly requirement: SignOnRequirement
  readonly triedAt: Date | null
  /** How many people's accounts are linked. */
  readonly linked: number
  /** Of the provider as it is set up, of whether it is switched on, and of the others: see shownVersion(). */
  readonly versions: Readonly<Record<'provider' | 'requirement' | 'groupClaim' | 'askedStrength', string>>
}

/** Null: no provider was entered yet. */
export async function findSignOnSettings(viewer: Administrator): Promise<SignOnSettings | null> {
  const { organisationId } = viewer
  return inOrganisation(viewer, async (transaction) => {
    const signOn = await transaction.signOn.findUnique({ where: { organisationId }, omit: { clientSecret: true } })
    if (signOn === null) return null
    const domainRows = await transaction.signOnDomain.findMany({
      where: { organisationId },
      orderBy: { domain: 'asc' },
    })
    const domains = domainRows.map(({ domain }) => domain)
    const linkedAccounts = await transaction.signOnAccount.count({ where: { organisationId, issuer: signOn.issuer } })
    const { issuer, clientId, makesAccounts, groupClaim, askedStrength, triedAt } = signOn
    const { signInAddress, certificates, metadataAddress, metadataReadAt } = signOn
    const saml = signOn.protocol === 'saml' ? { signInAddress, certificates, metadataAddress, metadataReadAt } : null
    const versions = {
      provider: shownVersion(providerFormValues({ ...signOn, domains }, signOn.changedAt)),
      requirement: shownVersion(requirementFormValues(signOn)),
      groupClaim: shownVersion({ groupClaim }),
      askedStrength: shownVersion({ askedStrength }),
    }
    const requirement = requirementOf(signOn.requirement)
    const claims = { groupClaim, askedStrength }
    return {
      issuer,
      clientId,
      makesAccounts,
      saml,
      domains,
      ...claims,
      requirement,
      triedAt,
      linked: linkedAccounts,
      versions,
    }
  })
}

/** The database holds that there are no others. */
function requirementOf(text: string): SignOnRequirement {
  return text === 'optional' || text === 'required' ? text : 'off'
}
