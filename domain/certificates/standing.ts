import type { PracticeId } from '#domain/comprehension/item.ts'

/** Why a certificate no longer counts, in the general words that its page says to anyone. */
export const revocationReasons = ['issued-in-error', 'details-wrong', 'not-earned', 'other'] as const
/** The holder takes it back without a reason. */
export type RevocationReason = (typeof revocationReasons)[number] | 'by-holder'

/** What a certificate says of understanding; null: nothing, or no longer. */
export type UnderstoodPractices = readonly {
  readonly practice: PracticeId
  readonly name: string
  readonly until: Date
}[]

/**
 * How a certificate stands today.
 * - `revoked`: it says nothing any more.
 * - `valid`: what it says of completing and of understanding, if anything, is so.
 * - `faded`: completing stands, and of the practices that it names some are not shown to be understood any more.
 * - `unknown`: completing stands; what was concluded about its holder is deleted, as it is some time after they leave.
 */
export type Standing =
  | { readonly is: 'revoked'; readonly at: Date; readonly because: RevocationReason }
  | { readonly is: 'valid' | 'unknown' }
  | { readonly is: 'faded'; readonly practices: ReadonlySet<PracticeId> }

export type CertificateHolder = {
  readonly revoked: { readonly at: Date; readonly because: RevocationReason } | null
  /** Whether it was issued to say something of understanding. */
  readonly saysUnderstanding: boolean
  readonly understands: UnderstoodPractices | null
}

/** @param understoodNow the practices that the rules say its holder understands today; null: nothing is kept about them */
export function standingOf(
  { revoked, saysUnderstanding, understands }: CertificateHolder,
  understoodNow: ReadonlySet<PracticeId> | null,
): Standing {
  if (revoked !== null) return { is: 'revoked', ...revoked }
  if (!saysUnderstanding) return { is: 'valid' }
  if (understands === null) return { is: 'unknown' }
  if (understands.length === 0) return { is: 'valid' }
  if (understoodNow === null) return { is: 'unknown' }
  const lostPractices = understands.flatMap(({ practice }) => (understoodNow.has(practice) ? [] : [practice]))
  return lostPractices.length === 0 ? { is: 'valid' } : { is: 'faded', practices: new Set(lostPractices) }
}
