import type { Transaction } from '#data/database/database.ts'
import type { Periods } from '#domain/retention/periods.ts'

/** Where the organisation's row says how long each kind is kept. */
export const columnOf = {
  statuses: 'statusesKeptMonths',
  evidence: 'evidenceKeptMonths',
  trail: 'trailKeptMonths',
  networks: 'networksKeptMonths',
} as const

/** For how long the organisation keeps what. */
export async function periodsIn(transaction: Transaction, organisationId: string): Promise<Periods> {
  const organisation = await transaction.organisation.findUniqueOrThrow({
    where: { id: organisationId },
    select: { statusesKeptMonths: true, evidenceKeptMonths: true, trailKeptMonths: true, networksKeptMonths: true },
  })
  return {
    statuses: organisation.statusesKeptMonths,
    evidence: organisation.evidenceKeptMonths,
    trail: organisation.trailKeptMonths,
    networks: organisation.networksKeptMonths,
  }
}
