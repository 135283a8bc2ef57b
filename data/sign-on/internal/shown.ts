/** What the form of the provider shows, and when any of it was changed last: its secret is not shown. */
export function providerFormValues(
  settings: {
    readonly protocol: string
    readonly issuer: string
    readonly clientId: string
    readonly signInAddress: string
    readonly certificates: readonly string[]
    readonly metadataAddress: string
    readonly makesAccounts: boolean
    readonly domains: readonly string[]
  },
  changedAt: Date,
): object {
  const { protocol, issuer, clientId, signInAddress, certificates, metadataAddress, makesAccounts, domains } = settings
  return {
    ...{ protocol, issuer, clientId, signInAddress, certificates: [...certificates], metadataAddress, makesAccounts },
    domains: [...domains].sort(),
    changedAt: changedAt.toISOString(),
  }
}

/** What the form that switches it on and off shows, and of which provider. */
export function requirementFormValues(settings: {
  readonly issuer: string
  readonly clientId: string
  readonly requirement: string
}): object {
  const { issuer, clientId, requirement } = settings
  return { issuer, clientId, requirement }
}
