/** What the form of the provider shows, and when any of it was changed last: its secret is not shown. */
export function providerShown(
  settings: {
    readonly issuer: string
    readonly clientId: string
    readonly makesAccounts: boolean
    readonly domains: readonly string[]
  },
  changedAt: Date,
): object {
  const { issuer, clientId, makesAccounts, domains } = settings
  return { issuer, clientId, makesAccounts, domains: [...domains].sort(), changedAt: changedAt.toISOString() }
}

/** What the form that switches it on and off shows, and of which provider. */
export function requirementShown(settings: {
  readonly issuer: string
  readonly clientId: string
  readonly requirement: string
}): object {
  const { issuer, clientId, requirement } = settings
  return { issuer, clientId, requirement }
}
