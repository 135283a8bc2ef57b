import type { Transaction } from './database.ts'

/** Lets nobody else change what the organisation's row says until the transaction ends; who refers to it does not wait. */
export async function holdOrganisation(transaction: Transaction, organisationId: string): Promise<void> {
  await transaction.$executeRaw`SELECT 1 FROM organisation WHERE id = ${organisationId}::uuid FOR NO KEY UPDATE`
}
