/** Of whom an organisation can ask a second factor, each by itself. */
export const factorRoles = ['administrator', 'manager', 'clinician'] as const
type FactorRole = (typeof factorRoles)[number]

/** From which day it is asked of each, as midnight UTC; null: it is not. */
export type FactorRule = { readonly [role in FactorRole]: Date | null }
