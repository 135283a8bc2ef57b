import { takeTries } from '#data/people/internal/tries.ts'

/**
 * Whether one more failed answer of a provider is written to the organisation's audit trail: of one network 100 in a quarter of an
 * hour. Anyone can set out for the provider and come back with a failure, without an account and as often as they like.
 */
export function dangerouslyTakeSignOnFailure({
  organisationId,
  network,
}: {
  readonly organisationId: string
  readonly network: string
}): Promise<boolean> {
  return takeTries([{ name: 'sign-on-failure', most: 100, of: [organisationId, network] }])
}
