/**
 * What an organisation keeps for a time that it chooses: of people who left, what is concluded about them, and what they did; the
 * audit trail, and networks and devices of sign-ins in it.
 */
export const retentionKinds = ['statuses', 'evidence', 'trail', 'networks'] as const
export type RetentionKind = (typeof retentionKinds)[number]

/** For how long each is kept, in months. */
export type Periods = Readonly<Record<RetentionKind, number>>

/** Within which limits an organisation may choose, in months. The database's defaults are among them. */
export const periodChoices: Readonly<Record<RetentionKind, readonly number[]>> = {
  statuses: [1, 3, 6, 12, 18, 24, 36],
  evidence: [12, 24, 36, 48, 60, 72, 84, 96, 120, 180],
  trail: [12, 24, 36, 48, 60, 72, 84, 96, 120, 180],
  networks: [1, 3, 6, 12, 18, 24],
}

/** Whether the audit trail would go before the evidence does whose keeping it shows. */
export function isTrailTooShort({ evidence, trail }: Pick<Periods, 'evidence' | 'trail'>): boolean {
  return trail < evidence
}
