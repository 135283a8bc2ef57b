/** What an organisation keeps for a time that it chooses. */
export const retentionKinds = ['statuses'] as const
export type RetentionKind = (typeof retentionKinds)[number]

/** For how long each is kept, in months. */
export type Periods = Readonly<Record<RetentionKind, number>>

/** Within which limits an organisation may choose, in months. The database's defaults are among them. */
export const periodChoices: Readonly<Record<RetentionKind, readonly number[]>> = {
  statuses: [1, 3, 6, 12, 18, 24, 36],
}
