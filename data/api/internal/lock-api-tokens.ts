import type { Transaction } from '#data/database/database.ts'

/** One at a time makes tokens for an organisation: two at once would each see room for one more. */
export async function lockApiTokens(transaction: Transaction, organisationId: string): Promise<void> {
  await transaction.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`curtain: api tokens ${organisationId}`}, 0))`
}
