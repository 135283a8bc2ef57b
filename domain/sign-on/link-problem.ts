import type { SignOnClaims } from './read-claims.ts'

export type LinkProblem = 'email-missing' | 'email-unverified' | 'email-of-another-domain'

/**
 * Why an account at a provider may not become that of the person with its address; null: it may. Anyone can write any address
 * into an account at many providers, so only what the provider has verified counts, and only in the organisation's own domains.
 */
export function linkProblem(
  { email, emailIsVerified }: Pick<SignOnClaims, 'email' | 'emailIsVerified'>,
  domains: readonly string[],
): LinkProblem | null {
  if (email === null) return 'email-missing'
  if (!domains.includes(domainOf(email))) return 'email-of-another-domain'
  return emailIsVerified ? null : 'email-unverified'
}

export function domainOf(email: string): string {
  return email.slice(email.lastIndexOf('@') + 1)
}
